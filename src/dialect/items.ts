import { partsOf } from '../catalog/parts-of.ts';
import type { PropertyPart, PropertyPath } from '../catalog/property-path.ts';
import type { ListType, RecordType } from '../catalog/value-type.ts';
import type { UserValue } from '../plan/nodes.ts';
import type { AnyItemTest, ItemValue } from '../semantics/item-values.ts';
import type { Value } from '../semantics/typed.ts';
import { itemItself, propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { writeLogic } from './logic.ts';
import { write } from './query-writer.ts';
import { writeTest, type WriteValue } from './tests.ts';

/*
 * A list is read once, as a list of the engine's own without missing items. An item that is a single value stands for
 * itself; any other is a record of all that can be read of it, under the names that columns have.
 */

/** What can be read of an item that is a record or a list, by the names of its fields. */
export function partsOfItem(type: ListType | RecordType): readonly PropertyPart[] {
  return partsOf({ name: '', type }).map(({ path, type: part }) => ({ path: path.slice(1), type: part }));
}

/** The field that holds a part of an item. */
export function itemColumn(path: PropertyPath): string {
  return path.length === 0 ? itemItself : propertyColumn(path);
}

/** An item that is looked at, or what is read of it. */
export function itemValue({ depth, path, type }: ItemValue, dialect: Dialect): string {
  const item = itemName(depth);
  if (path.length === 0 && typeof type === 'string') return item;
  return dialect.field(item, itemColumn(path));
}

/** Whether a list has an item for which a condition holds; false or NULL where it is missing. */
export function anyItemTest<V extends Value | UserValue<unknown>>(
  { list, depth, where }: AnyItemTest<V>,
  value: WriteValue<V>,
  dialect: Dialect,
): string {
  const condition = writeLogic(where, (inner) => writeTest(inner, value, dialect), '    ');
  return dialect.anyItem(value(list), itemName(depth), write(condition, dialect));
}

function itemName(depth: number): string {
  return `item_${String(depth)}`;
}
