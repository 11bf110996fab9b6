import type { Expression } from '../../ast/nodes.ts';
import { structuralKey } from '../ranges/structural-key.ts';
import { testedValues } from '../tested-values.ts';
import type { ConditionLeaf, Value } from '../typed.ts';
import { textOf, type Written } from '../written.ts';

/** A value that a test asks about and that may be missing. */
export interface AskedValue {
  /** Equal for values that are missing together. */
  readonly key: string;
  /** The value as the test has it; undefined where that cannot be told. */
  readonly text: string | undefined;
}

/** The values that a test asks about and that may be missing. */
export function askedValues(leaf: ConditionLeaf, at: Written): AskedValue[] {
  const values = valuesOf(leaf).map(bare);
  const expressions = askedIn(at.expression, leaf);
  const asked = values.flatMap((value, index): AskedValue[] => {
    if (!mayBeMissing(value)) return [];
    const expression = expressions.length === values.length ? expressions[index] : undefined;
    return [{ key: structuralKey(value), text: expression && textOf({ source: at.source, expression }) }];
  });
  return asked.filter(({ key }, index) => asked.findIndex((other) => other.key === key) === index);
}

function valuesOf(leaf: ConditionLeaf): readonly Value[] {
  switch (leaf.kind) {
    case 'behaviour':
    case 'occurrence':
    case 'sequence':
    case 'rank':
    case 'in segment':
    case 'in list':
    case 'in sample':
      return [];
    default:
      return testedValues(leaf);
  }
}

/** The aggregates in the values of a test: each looks at events with a `where` of its own. */
export function aggregatesIn(leaf: ConditionLeaf): Extract<Value, { kind: 'aggregate' }>[] {
  return valuesOf(leaf).flatMap(aggregatesOf);
}

/** The aggregates that a value is made of. */
export function aggregatesOf(value: Value): Extract<Value, { kind: 'aggregate' }>[] {
  switch (value.kind) {
    case 'aggregate':
      return [value];
    case 'arithmetic':
      return [...aggregatesOf(value.left), ...aggregatesOf(value.right)];
    case 'lowered':
    case 'version':
    case 'local part':
      return aggregatesOf(value.value);
    default:
      return [];
  }
}

/** Lowered or as a version, it is missing when it is missing. */
function bare(value: Value): Value {
  return value.kind === 'lowered' || value.kind === 'version' ? bare(value.value) : value;
}

function mayBeMissing(value: Value): boolean {
  switch (value.kind) {
    case 'event property':
    case 'user property':
      return true;
    case 'constant':
    case 'event time':
      return false;
    case 'aggregate':
      return !['count', 'days', 'distinct', 'sum'].includes(value.aggregate.function);
    case 'arithmetic':
      return value.operator === '/' || mayBeMissing(value.left) || mayBeMissing(value.right);
    case 'lowered':
    case 'version':
    case 'size':
      return mayBeMissing(value.value);
    case 'local part':
      return typeof value.zone !== 'string' || mayBeMissing(value.value);
    default:
      return true;
  }
}

/** Where the values of a test stand in what says it, in the order of `valuesOf`. */
function askedIn(expression: Expression, leaf: ConditionLeaf): readonly Expression[] {
  switch (expression.kind) {
    case 'not':
      return askedIn(expression.arm, leaf);
    case 'compare':
      return leaf.kind === 'age'
        ? [expression.left, expression.right].flatMap((side) => (side.kind === 'age' ? [side.of] : []))
        : [expression.left, expression.right];
    case 'between':
      return [expression.value, expression.low];
    case 'one of':
    case 'presence':
    case 'list test':
      return [expression.value];
    case 'any item':
      return [expression.list];
    case 'truth':
      return [expression.value, expression.value];
    case 'text test':
      return leaf.kind === 'pattern' ? [expression.value] : [expression.value, expression.part];
    case 'relative test':
      return [expression.value.kind === 'anniversary' ? expression.value.of : expression.value];
    case 'distance test':
      return [expression.from, expression.of].flatMap((point) =>
        point.kind === 'point' ? [point.latitude, point.longitude] : [],
      );
    default:
      return [];
  }
}
