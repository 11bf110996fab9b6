import type { Property } from './catalog.ts';
import type { ScalarType } from './value-type.ts';

/** A property that has a typed copy beside the JSON in the lake. */
export interface TypedCopy {
  readonly property: string;
  readonly type: ScalarType;
  /** The copy's column: `amount__decimal`. It holds the type, so that a changed type is a new column. */
  readonly column: string;
}

/** The typed copy of a property; none for lists and records, which stay in the JSON. */
export function typedCopy(property: Property): TypedCopy | undefined {
  if (typeof property.type !== 'string') return undefined;
  return { property: property.name, type: property.type, column: `${property.name}__${property.type}` };
}
