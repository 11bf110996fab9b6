import type { Property } from './catalog.ts';
import type { PropertyPart, PropertyPath } from './property-path.ts';
import type { ValueType } from './value-type.ts';

/** A property and, of records, every field: all that can be read of it where it lies. */
export function partsOf({ name, type }: Property): PropertyPart[] {
  return partsAt([name], type);
}

function partsAt(path: PropertyPath, type: ValueType): PropertyPart[] {
  const part = { path, type };
  if (typeof type === 'string' || type.kind === 'list') return [part];
  return [part, ...[...type.fields].flatMap(([field, inner]) => partsAt([...path, field], inner))];
}
