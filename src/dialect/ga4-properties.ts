import { ga4Columns, ga4ItemColumns, ga4ItemParameters, type Ga4Kind, ga4PlaceOf } from '../catalog/ga4.ts';
import type { PropertyPart } from '../catalog/property-path.ts';
import type { Ga4Columns } from '../catalog/settings.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import type { Dialect } from './dialect.ts';
import { itemFrom } from './item-from.ts';
import { textPart } from './text-part.ts';

/** Whose an event is that Google Analytics 4 exported, as text. */
export function ga4User({ user, anonymous }: Ga4Columns, dialect: Dialect): string {
  const text = (column: string) => dialect.toText(dialect.identifier(column));
  return anonymous === undefined ? text(user) : `coalesce(${text(user)}, ${text(anonymous)})`;
}

/** A part of a property as Google Analytics 4 exports it: what is no single value is JSON in a text. */
export function ga4Part(part: PropertyPart, dialect: Dialect): string {
  const place = ga4PlaceOf(part);
  const column = dialect.identifier(ga4Columns[place]);
  switch (place) {
    case 'properties':
      return parameter(column, part, dialect);
    case 'userProperties': {
      const [, ...path] = part.path;
      return path.length === 0
        ? `case when ${dialect.size(column)} > 0 then true end`
        : parameter(column, { ...part, path }, dialect);
    }
    case 'items':
      return items(column, part, dialect);
  }
}

/** A part of what stands first under its key in a list of parameters. */
function parameter(
  list: string,
  { path: [key = '', ...path], type }: PropertyPart,
  dialect: Dialect,
): string {
  return dialect.firstOfKey(list, key, (value) =>
    part((kind) => dialect.field(value, `${kind}_value`), { path, type }, dialect),
  );
}

/** The items of an event, a record each; no list is a list of none, as BigQuery stores it. */
function items(column: string, { type }: PropertyPart, dialect: Dialect): string {
  const of = typeof type === 'object' && type.kind === 'list' ? type.of : type;
  const item = 'i0';
  const converted = itemFrom(of, {
    value: (scalar) => dialect.typedColumn(item, scalar),
    isThere: () => `${item} is not null`,
    part: (inner) => itemPart(item, inner, dialect),
    record: dialect.record,
  });
  return dialect.items(`coalesce(${column}, [])`, item, converted);
}

function itemPart(item: string, inner: PropertyPart, dialect: Dialect): string {
  const [name, ...path] = inner.path;
  // The item itself: all that can be asked of a record is whether it is there.
  if (name === undefined) return `case when ${item} is not null then true end`;
  const own = ga4ItemColumns.get(name);
  if (own === undefined) return parameter(dialect.field(item, ga4ItemParameters), inner, dialect);
  const column = dialect.field(item, name);
  return part((kind) => (kind === own ? column : undefined), { path, type: inner.type }, dialect);
}

/** The field of a value that is for a kind; undefined where it has none. */
type FieldOf = (kind: Ga4Kind) => string | undefined;

function part(field: FieldOf, { path, type }: PropertyPart, dialect: Dialect): string {
  return typeof type === 'string' && path.length === 0
    ? single(field, type, dialect)
    : textPart(field('string') ?? dialect.typedColumn('null', 'text'), { path, type }, dialect);
}

/** Of the fields of a value at most one is there, by the kind of what was sent. */
function single(field: FieldOf, type: ScalarType, dialect: Dialect): string {
  const none = dialect.typedColumn('null', type);
  const first = (...values: readonly (string | undefined)[]) => {
    const there = values.filter((value) => value !== undefined);
    return there.length > 1 ? `coalesce(${there.join(', ')})` : (there[0] ?? none);
  };
  const [text, whole] = [field('string'), field('int')];
  const floats = [field('double'), field('float')];
  const float = floats.some((value) => value !== undefined) ? first(...floats) : undefined;
  const fromText = text && dialect.textColumn(text, type);
  switch (type) {
    case 'text':
      return first(text);
    case 'integer':
      return first(whole);
    case 'number': {
      const number = first(float, whole && dialect.toNumber(whole));
      return dialect.typedColumn(number, type);
    }
    case 'decimal': {
      const most = '999999999999999999';
      const exact =
        whole &&
        dialect.typedColumn(`case when ${whole} between -${most} and ${most} then ${whole} end`, type);
      return first(exact, fromText, float && dialect.numberToDecimal(float));
    }
    case 'boolean':
      return first(fromText, whole && `case ${whole} when 1 then true when 0 then false end`);
    case 'date':
    case 'timestamp':
      return first(fromText);
  }
}
