import type { Plan, PredicateLeaf } from './nodes.ts';
import { rankingsOfValue, visitLeaves, visitRanking } from './rankings.ts';

/** The content hashes of the lists that a plan looks at, each once, sorted. */
export function listsOf(plan: Plan<unknown>): readonly string[] {
  const hashes = new Set<string>();
  const note = (leaf: PredicateLeaf<unknown>) => {
    if (leaf.kind === 'in list') hashes.add(leaf.contentHash);
  };
  for (const { predicate } of plan.members) visitLeaves(predicate, note);
  for (const { value } of plan.exports)
    for (const ranking of rankingsOfValue(value)) visitRanking(ranking, note);
  return [...hashes].sort();
}
