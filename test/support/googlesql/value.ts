import type { ColumnType, ScalarColumnType } from './column-type.ts';

/**
 * A value of a table or of a result, by the type of its column: STRING and JSON (its text) are strings, INT64 a
 * bigint, FLOAT64 a number, NUMERIC a bigint of 10^-9, BOOL a boolean, DATE `2026-01-05`, TIMESTAMP a bigint of
 * microseconds since 1970, BYTES bytes, an array an array, a struct an object.
 */
export type Value =
  | null
  | string
  | bigint
  | number
  | boolean
  | Uint8Array
  | readonly Value[]
  | { readonly [field: string]: Value };

/** A `zetasql.ValueProto`, decoded without defaults: `value` names the one field that is set. */
export interface ValueMessage {
  readonly value?: string;
  readonly stringValue?: string;
  readonly jsonValue?: string;
  readonly int64Value?: string;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly bytesValue?: Uint8Array;
  readonly numericValue?: Uint8Array;
  readonly dateValue?: number;
  readonly timestampValue?: { readonly seconds?: string; readonly nanos?: number };
  readonly arrayValue?: { readonly element?: readonly ValueMessage[] };
  readonly structValue?: { readonly field?: readonly ValueMessage[] };
}

const million = 1_000_000n;
const millisecondsPerDay = 86_400_000;

/** The value as the evaluator's protocol writes it; throws when it is not of the column's type. */
export function encodeValue(value: Value, type: ColumnType): ValueMessage {
  if (value === null) return {};
  if (typeof type === 'string') return encodeScalar(value, type);
  if ('array' in type) {
    if (!isList(value)) throw mismatch(value, 'an array');
    return { arrayValue: { element: value.map((element) => encodeValue(element, type.array)) } };
  }
  if (typeof value !== 'object' || isList(value) || value instanceof Uint8Array)
    throw mismatch(value, 'a struct');
  const field = Object.entries(type.struct).map(([name, of]) => encodeValue(value[name] ?? null, of));
  return { structValue: { field } };
}

function encodeScalar(value: NonNullable<Value>, type: ScalarColumnType): ValueMessage {
  switch (type) {
    case 'STRING':
      if (typeof value === 'string') return { stringValue: value };
      break;
    case 'JSON':
      if (typeof value === 'string') return { jsonValue: value };
      break;
    case 'INT64':
      if (typeof value === 'bigint') return { int64Value: String(value) };
      break;
    case 'FLOAT64':
      if (typeof value === 'number') return { doubleValue: value };
      break;
    case 'BOOL':
      if (typeof value === 'boolean') return { boolValue: value };
      break;
    case 'BYTES':
      if (value instanceof Uint8Array) return { bytesValue: value };
      break;
    case 'NUMERIC':
      if (typeof value === 'bigint') return { numericValue: twosComplement(value) };
      break;
    case 'DATE':
      if (typeof value === 'string') return { dateValue: Date.parse(value) / millisecondsPerDay };
      break;
    case 'TIMESTAMP':
      if (typeof value === 'bigint') return { timestampValue: instant(value) };
      break;
  }
  throw mismatch(value, type);
}

/** The value that the evaluator's protocol wrote. */
export function decodeValue(message: ValueMessage, type: ColumnType): Value {
  if (message.value === undefined) return null;
  if (typeof type !== 'string') {
    if ('array' in type)
      return (message.arrayValue?.element ?? []).map((element) => decodeValue(element, type.array));
    const fields = message.structValue?.field ?? [];
    return Object.fromEntries(
      Object.entries(type.struct).map(([name, of], i) => [name, decodeValue(fields[i] ?? {}, of)]),
    );
  }
  switch (type) {
    case 'STRING':
      return message.stringValue ?? null;
    case 'JSON':
      return message.jsonValue ?? null;
    case 'INT64':
      return BigInt(message.int64Value ?? 0);
    case 'FLOAT64':
      return message.doubleValue ?? null;
    case 'BOOL':
      return message.boolValue ?? null;
    case 'BYTES':
      return message.bytesValue ?? null;
    case 'NUMERIC':
      return fromTwosComplement(message.numericValue ?? new Uint8Array());
    case 'DATE':
      return new Date((message.dateValue ?? 0) * millisecondsPerDay).toISOString().slice(0, 10);
    case 'TIMESTAMP': {
      const { seconds = '0', nanos = 0 } = message.timestampValue ?? {};
      return BigInt(seconds) * million + BigInt(Math.floor(nanos / 1000));
    }
  }
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function mismatch(value: NonNullable<Value>, type: string): Error {
  return new Error(`a ${typeof value} was given for ${type}`);
}

function instant(microseconds: bigint): { seconds: string; nanos: number } {
  const rest = ((microseconds % million) + million) % million;
  return { seconds: String((microseconds - rest) / million), nanos: Number(rest) * 1000 };
}

/** Least byte first, as few as hold the sign. */
function twosComplement(value: bigint): Uint8Array {
  let bits = 8;
  while (BigInt.asIntN(bits, value) !== value) bits += 8;
  return Uint8Array.from({ length: bits / 8 }, (_, i) => Number((value >> BigInt(i * 8)) & 255n));
}

function fromTwosComplement(bytes: Uint8Array): bigint {
  const value = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, value);
}
