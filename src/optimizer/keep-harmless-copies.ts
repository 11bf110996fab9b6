import type { BoundPlan, Predicate, TimeRange } from '../plan/nodes.ts';
import { rewritePredicates } from './rewrite.ts';

/**
 * Copies of an event need not be removed where only "none" and "at least one" are told apart, nor where periods are
 * counted: copies lie in one period.
 */
export function keepHarmlessCopies(plan: BoundPlan): BoundPlan {
  return rewritePredicates(plan, (leaf): Predicate<TimeRange> => {
    if (leaf.kind !== 'count test' || leaf.state.input.copies === 'kept') return leaf;
    const { least, most } = leaf.count;
    const onlyPresence = (least <= 1 && most === undefined) || (least === 0 && most === 0);
    if (!onlyPresence && leaf.state.measure.function !== 'periods') return leaf;
    return { ...leaf, state: { ...leaf.state, input: { ...leaf.state.input, copies: 'kept' } } };
  });
}
