import type { Constant } from '../semantics/constant.ts';
import type { Logic, ValueTest } from '../semantics/typed.ts';

export interface ConstantValue {
  readonly kind: 'constant';
  readonly constant: Constant;
}

/** How a value stands to a constant. */
export type Bound = readonly [operator: '<' | '<=' | '>' | '>=', constant: Constant];

/** That a date or timestamp keeps to all of some bounds, as comparisons. */
export function withinBounds<V>(
  { value, type }: { readonly value: V; readonly type: 'date' | 'timestamp' },
  bounds: readonly Bound[],
): Logic<ValueTest<V | ConstantValue>> {
  const arms = bounds.map(([operator, constant]): ValueTest<V | ConstantValue> => ({
    kind: 'compare',
    operator,
    left: value,
    right: { kind: 'constant', constant },
    type,
  }));
  const [only] = arms;
  return only !== undefined && arms.length === 1 ? only : { kind: 'and', arms };
}
