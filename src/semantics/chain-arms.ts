import type { Condition, ConditionLeaf } from './typed.ts';
import type { Written, WrittenParts } from './written.ts';

/** One test of a chain: whether it has to hold or not to hold, and where it was written. */
export interface ChainArm {
  readonly leaf: ConditionLeaf;
  readonly holds: boolean;
  readonly at: Written;
}

/**
 * The tests that a chain of `and`s, or of `or`s, joins, however its parentheses stand: `a and not (b or c)` are three.
 * What is joined the other way is no part of it.
 */
export function chainArms(
  condition: Condition,
  chain: 'and' | 'or',
  written: WrittenParts,
  around: Written,
  holds = true,
): ChainArm[] {
  const at = written.get(condition) ?? around;
  switch (condition.kind) {
    case 'not':
      return chainArms(condition.arm, chain, written, at, !holds).map((arm) =>
        arm.leaf === condition.arm ? { ...arm, at } : arm,
      );
    case 'and':
    case 'or':
      if ((condition.kind === chain) !== holds) return [];
      return condition.arms.flatMap((arm) => chainArms(arm, chain, written, at, holds));
    case 'at least':
      return [];
    default:
      return [{ leaf: condition, holds, at }];
  }
}
