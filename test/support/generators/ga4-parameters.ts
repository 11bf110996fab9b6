import { ga4Columns, ga4ItemColumns } from '../../../src/catalog/ga4.ts';
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

/** What Google Analytics 4 exports of an event beside its name, time and user. */
export interface Ga4Export {
  readonly parameters: readonly Ga4Parameter[];
  readonly userProperties: readonly Ga4Parameter[];
  /** What each item has, in columns of its own and in `item_params`. */
  readonly items: readonly (readonly Ga4Parameter[])[];
}

/** What stands for the properties of a JSON document; null when it cannot be read. */
export function ga4Export(document: string | null): Ga4Export | null {
  const parameters = ga4Parameters(document);
  const json = document === null ? undefined : parseJson(document);
  if (parameters === null || document === null || json?.kind !== 'object') return null;
  const isOdd = document.length % 2 === 1;
  const user = json.members.get(ga4Columns.userProperties);
  const list = json.members.get(ga4Columns.items);
  const membersOf = (value: Json | undefined) =>
    value?.kind === 'object'
      ? [...value.members].map(([key, inner]) => ({ key, ...none, ...stored(inner, isOdd) }))
      : [];
  const items = (list?.kind === 'array' ? list.elements : []).filter(({ kind }) => kind === 'object');
  return {
    parameters,
    userProperties: membersOf(user),
    items: items.map((item) => membersOf(item).map(inItsColumn)),
  };
}

/** A column of an item has one kind: what is sent as another is not in it. */
function inItsColumn(parameter: Ga4Parameter): Ga4Parameter {
  const kind = ga4ItemColumns.get(parameter.key);
  if (kind === undefined) return parameter;
  if (kind !== 'double') return { ...parameter, ...none, [kind]: parameter[kind] };
  const float =
    parameter.double ?? parameter.float ?? (parameter.int === null ? null : Number(parameter.int));
  return { ...parameter, ...none, double: float };
}

/**
 * The parameters that stand for the properties of a JSON document; null when it cannot be read. What kind a value is stored
 * as hangs on the document alone, as copies of an event are equal.
 */
function ga4Parameters(document: string | null): readonly Ga4Parameter[] | null {
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
