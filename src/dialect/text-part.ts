import type { PropertyPart } from '../catalog/property-path.ts';
import type { Dialect } from './dialect.ts';
import { itemFrom } from './item-from.ts';

/** A part of a document. Of a record only its presence can be asked: it is the JSON of it. */
export function documentPart(
  document: string,
  { path, type }: PropertyPart,
  dialect: Dialect,
  depth = 0,
): string {
  if (typeof type === 'string') return dialect.documentProperty(document, path, type);
  if (type.kind === 'record') return dialect.documentOf(document, path, 'record');
  const item = `i${String(depth)}`;
  const converted = itemFrom(type.of, {
    value: (scalar) => dialect.documentProperty(item, [], scalar),
    isThere: (kind) => `${dialect.documentOf(item, [], kind)} is not null`,
    part: (part) => documentPart(item, part, dialect, depth + 1),
    record: dialect.record,
  });
  return dialect.items(dialect.documentItems(document, path), item, converted);
}

/** A part of a text, by the names of the fields that lead to it: what is no single value is JSON. */
export function textPart(text: string, { path, type }: PropertyPart, dialect: Dialect): string {
  if (path.length === 0 && typeof type === 'string') return dialect.textColumn(text, type);
  return documentPart(`(${dialect.document(text)})`, { path, type }, dialect);
}
