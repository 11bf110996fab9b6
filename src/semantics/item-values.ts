import type { PropertyPart } from '../catalog/property-path.ts';
import type { Logic, Value, ValueTest } from './typed.ts';

/** The item that an `any item` looks at, or a field of it; the outermost has depth 0. */
export interface ItemValue extends PropertyPart {
  readonly kind: 'item';
  readonly depth: number;
}

/** How many items a list has. */
export interface SizeValue {
  readonly kind: 'size';
  readonly value: Value;
  readonly type: 'integer';
}

/** Whether a list has an item for which a condition holds. */
export interface AnyItemTest<V> {
  readonly kind: 'any item';
  readonly list: V;
  /** How many items there are around it. */
  readonly depth: number;
  readonly where: Logic<ValueTest<V>>;
}
