import { changedByCopies } from '../plan/copies.ts';
import { relationText } from '../plan/key.ts';
import type { BoundPlan, PredicateLeaf, TimeRange, UserState } from '../plan/nodes.ts';
import { rankingsOfValue, visitLeaves, visitRanking } from '../plan/rankings.ts';
import { statesOf } from '../plan/states.ts';
import { mapRelations } from './rewrite.ts';

/**
 * Copies of an event need not be removed where nobody who looks at the events can tell. It is decided for all states over
 * a relation at once: they share one scan.
 */
export function keepHarmlessCopies(plan: BoundPlan): BoundPlan {
  const presences = presencesOf(plan);
  const relations = statesOf(plan).map((state) => ({
    input: state.input,
    text: relationText(state.input),
    isHarmless: presences.has(state) || changedByCopies(state.measure) === 'nothing',
  }));
  const harmed = new Set(relations.filter(({ isHarmless }) => !isHarmless).map(({ text }) => text));
  const kept = new Set(relations.filter(({ text }) => !harmed.has(text)).map(({ input }) => input));
  return mapRelations(plan, (relation) =>
    relation.copies === 'removed' && kept.has(relation) ? { ...relation, copies: 'kept' } : relation,
  );
}

/** The states of which only "none" and "at least one" are told apart. */
function presencesOf(plan: BoundPlan): ReadonlySet<UserState<TimeRange>> {
  const presences = new Set<UserState<TimeRange>>();
  const note = (leaf: PredicateLeaf<TimeRange>) => {
    if (leaf.kind !== 'count test' || leaf.state.measure.function !== 'count') return;
    const { least, most } = leaf.count;
    if ((least <= 1 && most === undefined) || (least === 0 && most === 0)) presences.add(leaf.state);
  };
  for (const { predicate } of plan.members) visitLeaves(predicate, note);
  for (const { value } of plan.exports)
    for (const ranking of rankingsOfValue(value)) visitRanking(ranking, note);
  return presences;
}
