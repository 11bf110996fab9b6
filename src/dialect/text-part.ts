import type { PropertyPart } from '../catalog/property-path.ts';
import type { Dialect } from './dialect.ts';

/** A part of a document. Of a list or record only its presence can be asked: it is the JSON of it. */
export function documentPart(document: string, { path, type }: PropertyPart, dialect: Dialect): string {
  if (typeof type === 'string') return dialect.documentProperty(document, path, type);
  return dialect.documentOf(document, path, type.kind);
}

/** A part of a text, by the names of the fields that lead to it: what is no single value is JSON. */
export function textPart(text: string, { path, type }: PropertyPart, dialect: Dialect): string {
  if (path.length > 0) return documentPart(`(${dialect.document(text)})`, { path, type }, dialect);
  if (typeof type === 'string') return dialect.textColumn(text, type);
  return dialect.documentOf(`(${dialect.document(text)})`, [], type.kind);
}
