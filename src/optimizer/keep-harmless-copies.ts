import type { BoundPlan, Measure, Predicate, TimeRange } from '../plan/nodes.ts';
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
    const { measure } = leaf.state;
    if (!(onlyPresence && measure.function === 'count') && !countsPeriods(measure)) return leaf;
    return { ...leaf, state: { ...leaf.state, input: { ...leaf.state.input, copies: 'kept' } } };
  });
}

function countsPeriods(measure: Measure): boolean {
  return measure.function === 'periods' ? measure.times === 1 : measure.function === 'periods in a row';
}
