import type { PropertyPart } from '../catalog/property-path.ts';
import type { ValueType } from '../catalog/value-type.ts';
import type { Dialect } from './dialect.ts';
import { itemFrom } from './item-from.ts';

/** A part of a column that holds its declared type. Of a record only its presence can be asked. */
export function typedPart({ path, type }: PropertyPart, dialect: Dialect): string {
  const [property = '', ...fields] = path;
  return typedValue(fields.reduce(dialect.field, dialect.identifier(property)), type, dialect, 0);
}

function typedValue(value: string, type: ValueType, dialect: Dialect, depth: number): string {
  if (typeof type === 'string') return dialect.typedColumn(value, type);
  if (type.kind === 'record') return `case when ${value} is not null then true end`;
  const item = `i${String(depth)}`;
  const converted = itemFrom(type.of, {
    value: (scalar) => dialect.typedColumn(item, scalar),
    isThere: () => `${item} is not null`,
    part: (part) => typedValue(part.path.reduce(dialect.field, item), part.type, dialect, depth + 1),
    record: dialect.record,
  });
  return dialect.items(value, item, converted);
}
