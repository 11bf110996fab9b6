import { parseJson, type Json } from '../reference/json.ts';

/** An element of `event_params`, as Google Analytics 4 exports it: at most one of the values is there. */
export interface Ga4Parameter {
  readonly key: string;
  readonly string: string | null;
  readonly int: bigint | null;
  readonly float: number | null;
  readonly double: number | null;
}

const none = { string: null, int: null, float: null, double: null };

/**
 * The parameters that stand for the properties of a JSON document; null when it cannot be read. What kind a value is stored
 * as hangs on the document alone, as copies of an event are equal.
 */
export function ga4Parameters(document: string | null): readonly Ga4Parameter[] | null {
  const json = document === null ? undefined : parseJson(document);
  if (document === null || json?.kind !== 'object') return null;
  const isOdd = document.length % 2 === 1;
  const parameters = [...json.members].map(([key, value]) => ({ key, ...none, ...stored(value, isOdd) }));
  const again = parameters
    .slice(0, 1)
    .map(({ key }) => ({ key, ...none, string: 'what stands there first counts' }));
  return [...parameters, ...again, { key: 'ga_session_id', ...none, int: 7n }];
}

function stored(value: Json, isOdd: boolean): Partial<Ga4Parameter> {
  switch (value.kind) {
    case 'null':
      return {};
    case 'boolean':
      return isOdd ? { int: value.value ? 1n : 0n } : { string: String(value.value) };
    case 'number': {
      const whole = /^-?\d+$/.test(value.digits) ? BigInt(value.digits) : undefined;
      if (whole !== undefined && BigInt.asIntN(64, whole) === whole) return { int: whole };
      return isOdd ? { float: Number(value.digits) } : { double: Number(value.digits) };
    }
    case 'string':
      return { string: value.text };
    default:
      return { string: jsonText(value) };
  }
}

function jsonText(value: Json): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'number':
      return value.digits;
    case 'string':
      return JSON.stringify(value.text);
    case 'array':
      return `[${value.elements.map(jsonText).join(', ')}]`;
    case 'object':
      return `{${[...value.members].map(([key, inner]) => `${JSON.stringify(key)}: ${jsonText(inner)}`).join(', ')}}`;
  }
}
