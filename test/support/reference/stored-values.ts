import { storedText } from '../../../src/catalog/stored-values.ts';
import type { ScalarType, ValueType } from '../../../src/catalog/value-type.ts';
import { decimalConstant, integerConstant, type Constant } from '../../../src/semantics/constant.ts';
import { parseJson, type Json } from './json.ts';
import type { StoredValue } from './world.ts';

/** A text as a value of the type; undefined when it does not convert. */
export function convertText(text: string, type: ScalarType): Constant | undefined {
  if (type === 'text') return { type, value: text };
  if (!new RegExp(storedText[type]).test(text)) return undefined;
  switch (type) {
    case 'integer':
      return integerConstant(text.replace(/\.0$/, ''));
    case 'number':
      return { type, value: withoutNegativeZero(Number(text)) };
    case 'decimal':
      return decimalConstant(text);
    case 'boolean':
      return { type, value: text === 'true' };
    case 'date':
      return isDay(text) ? { type, value: text } : undefined;
    case 'timestamp': {
      const value = instant(text);
      return value === undefined ? undefined : { type, value };
    }
  }
}

/** A property of a JSON text as a value of the type; undefined when it is missing or does not convert. */
export function convertJson(
  documentText: string,
  path: readonly string[],
  type: ScalarType,
): Constant | undefined {
  return convertScalar(valueAt(parseJson(documentText), path), type);
}

/** A value inside a JSON text, of whatever type; elements and fields that do not convert are left out. */
export function convertInside(
  text: string,
  path: readonly string[],
  type: ValueType,
): StoredValue | undefined {
  return converted(valueAt(parseJson(text), path), type);
}

/** A part of a text, by the names of the fields that lead to it: what is no single value lies there as JSON. */
export function textValue(
  text: string | null,
  fields: readonly string[],
  type: ValueType,
): StoredValue | undefined {
  if (text === null) return undefined;
  return typeof type === 'string' && fields.length === 0
    ? convertText(text, type)
    : convertInside(text, fields, type);
}

/** A column of text as a value of the type: what is no single value lies there as JSON. */
export function columnValue(text: string, type: ValueType): StoredValue | undefined {
  return typeof type === 'string' ? convertText(text, type) : convertInside(text, [], type);
}

function converted(value: Json | undefined, type: ValueType): StoredValue | undefined {
  if (typeof type === 'string') return convertScalar(value, type);
  if (type.kind === 'list') {
    if (value?.kind !== 'array') return undefined;
    return { type: 'list', items: value.elements.flatMap((element) => converted(element, type.of) ?? []) };
  }
  if (value?.kind !== 'object') return undefined;
  const fields = [...type.fields].flatMap(([name, field]) => {
    const inner = converted(value.members.get(name), field);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  return { type: 'record', fields: new Map(fields) };
}

function convertScalar(value: Json | undefined, type: ScalarType): Constant | undefined {
  switch (value?.kind) {
    case 'string':
      return type === 'text' || type === 'decimal' || type === 'date' || type === 'timestamp'
        ? convertText(value.text, type)
        : undefined;
    case 'boolean':
      return type === 'boolean' ? { type, value: value.value } : undefined;
    case 'number':
      return convertNumber(value.digits, type);
    default:
      return undefined;
  }
}

function valueAt(document: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, key) => (value?.kind === 'object' ? value.members.get(key) : undefined),
    document,
  );
}

const min64Bits = -(2n ** 63n);
const maxUnsigned = 2n ** 64n - 1n;

/** A whole number of 64 bits is kept as it is, any other number as the nearest 64-bit float. */
function convertNumber(digits: string, type: ScalarType): Constant | undefined {
  const float = Number(digits);
  const isWhole = /^-?\d+$/.test(digits) && BigInt(digits) >= min64Bits && BigInt(digits) <= maxUnsigned;
  const kept = isWhole ? BigInt(digits).toString() : plainDigits(float);
  switch (type) {
    case 'number':
      return { type, value: withoutNegativeZero(float) };
    case 'integer':
      if (isWhole) return integerConstant(kept);
      return Number.isInteger(float) && Math.abs(float) < 1e15 ? integerConstant(kept) : undefined;
    case 'decimal':
      return kept.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? decimalConstant(kept) : undefined;
    default:
      return undefined;
  }
}

/** The shortest digits that name a float, without an exponent: `0.00000012`. */
function plainDigits(float: number): string {
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(float.toExponential()) ?? [];
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Whether the calendar has the day; its shape has been checked. */
function isDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

const firstInstant = BigInt(Date.parse('0001-01-01T00:00:00Z')) * 1000n;
const lastInstant = BigInt(Date.parse('9999-12-31T23:59:59Z')) * 1000n + 999_999n;

/** Microseconds since 1970, floored; its shape has been checked. */
function instant(text: string): bigint | undefined {
  const [, date = '', time = '', fraction = '', offset = ''] =
    /^(.{10})[Tt](.{8})(?:\.(\d+))?(.+)$/.exec(text) ?? [];
  if (!isDay(date)) return undefined;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const ahead = BigInt(sign + String(Number(hours) * 60 + Number(minutes)));
  const seconds = BigInt(Date.parse(`${date}T${time}Z`)) / 1000n - ahead * 60n;
  const value = seconds * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  return value < firstInstant || value > lastInstant ? undefined : value;
}
