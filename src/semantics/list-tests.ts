import type { AnyItem, Expression, ListTest } from '../ast/nodes.ts';
import type { ListType } from '../catalog/value-type.ts';
import { comparisonOf } from './comparisons.ts';
import { checkEventCondition } from './conditions.ts';
import { itemsAround } from './items.ts';
import { fault, type Scope } from './scope.ts';
import type { AnyItemTest } from './item-values.ts';
import type { Logic, Value, ValueTest } from './typed.ts';
import { type Computed, describe, operandOf, type Operand, operandValue } from './values.ts';

/** `items has "milk"`; `has no` is `not` of it, so that it holds when the list is missing. */
export function checkListTest(node: ListTest, scope: Scope): Logic<ValueTest> | undefined {
  const list = checkList(node.value, node.negated ? 'has no' : 'has', scope);
  const item = operandOf(node.item, scope);
  if (list === undefined || item === undefined) return undefined;
  const { of } = list.type;
  const depth = itemsAround(scope.standing);
  const own = {
    kind: 'property',
    of: 'item',
    name: `an item of ${list.text}`,
    depth,
    path: [],
    type: of,
  } as const;
  if (typeof of !== 'string') {
    const hint = `ask about what is in it: \`any item in ${list.text} where (…)\``;
    fault(scope, 'not-comparable', node.span, { type: typeof of === 'object' ? of.kind : of }, { hint });
    return undefined;
  }
  const { item: right, value: left, ignoringCase, span } = node;
  const where = comparisonOf(
    { kind: 'compare', operator: '=', left, right, ignoringCase, span },
    own,
    item,
    scope,
  );
  if (where === undefined) return undefined;
  const test: AnyItemTest<Value> = { kind: 'any item', list: list.value, depth, where };
  return node.negated ? { kind: 'not', arm: test } : test;
}

/** `any item in items where (…)`; undefined when a part of it is faulty. */
export function checkAnyItem(node: AnyItem, scope: Scope): AnyItemTest<Value> | undefined {
  const list = checkList(node.list, 'any item in', scope);
  const [clause] = node.clauses;
  if (list === undefined || clause === undefined) return undefined;
  const depth = itemsAround(scope.standing);
  const standing = {
    kind: 'item',
    name: node.name.text,
    depth,
    type: list.type.of,
    around: scope.standing,
  } as const;
  const where = checkEventCondition(clause.condition, { ...scope, standing });
  return where && { kind: 'any item', list: list.value, depth, where };
}

/** `size of items`. */
export function checkSize(node: Extract<Expression, { kind: 'size' }>, scope: Scope): Computed | undefined {
  const list = checkList(node.of, 'size of', scope);
  return (
    list && { kind: 'computed', value: { kind: 'size', value: list.value, type: 'integer' }, type: 'integer' }
  );
}

interface CheckedList {
  readonly value: Value;
  readonly type: ListType;
  /** As it was written. */
  readonly text: string;
}

function checkList(expression: Expression, asked: string, scope: Scope): CheckedList | undefined {
  const operand = operandOf(expression, scope);
  if (operand === undefined) return undefined;
  const { start, end } = expression.span;
  const type = listTypeOf(operand);
  if (type !== undefined && operand.kind === 'property')
    return { value: operandValue(operand), type, text: scope.source.text.slice(start, end) };
  fault(scope, 'not-a-list', expression.span, { found: describe(operand), asked });
  return undefined;
}

/** The type of an operand that is a list. */
export function listTypeOf(operand: Operand): ListType | undefined {
  if (operand.kind !== 'property' || typeof operand.type === 'string') return undefined;
  return operand.type.kind === 'list' ? operand.type : undefined;
}
