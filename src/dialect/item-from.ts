import type { PropertyPart } from '../catalog/property-path.ts';
import type { ScalarType, ValueType } from '../catalog/value-type.ts';
import type { Dialect } from './dialect.ts';
import { itemColumn, partsOfItem } from './items.ts';

/** How an item of a list is read where the list lies. */
export interface ItemReading extends Pick<Dialect, 'record'> {
  readonly value: (type: ScalarType) => string;
  readonly isThere: (kind: 'list' | 'record') => string;
  readonly part: (part: PropertyPart) => string;
}

/** An item as lists hold it once they are read; NULL when it is none of its type. */
export function itemFrom(type: ValueType, { value, isThere, part, record }: ItemReading): string {
  if (typeof type === 'string') return value(type);
  const fields = partsOfItem(type).map((one) => [itemColumn(one.path), part(one)] as const);
  return `case when ${isThere(type.kind)} then ${record(fields)} end`;
}
