import { rankingText } from '../plan/key.ts';
import { visitLogic } from '../plan/logic.ts';
import type { BoundPlan, PredicateLeaf, TimeRange, UserRanking, UserValue } from '../plan/nodes.ts';
import { rankingsOfValue } from '../plan/rankings.ts';
import { valuesOfLeaf } from '../plan/values.ts';
import { columnsOfScore, columnsOfTest, type PlaceColumn } from './rankings.ts';

/** The columns of each ranking that anybody in a plan reads, by the ranking's text. */
export function placeColumnsOf(plan: BoundPlan): ReadonlyMap<string, ReadonlySet<PlaceColumn>> {
  const read = new Map<string, Set<PlaceColumn>>();
  const note = (ranking: UserRanking<TimeRange>, columns: readonly PlaceColumn[]) => {
    const text = rankingText(ranking);
    read.set(text, new Set([...(read.get(text) ?? []), ...columns]));
    noteValue(ranking.by);
    if (ranking.per !== undefined) noteValue(ranking.per);
    if (ranking.among !== undefined) visitLogic(ranking.among, noteLeaf);
  };
  // A value looks at a ranking for its score.
  const noteValue = (value: UserValue<TimeRange>) => {
    for (const ranking of rankingsOfValue(value)) note(ranking, columnsOfScore);
  };
  const noteLeaf = (leaf: PredicateLeaf<TimeRange>) => {
    if (leaf.kind === 'rank test') note(leaf.ranking, columnsOfTest(leaf));
    for (const value of valuesOfLeaf(leaf)) noteValue(value);
  };
  for (const { predicate } of plan.members) visitLogic(predicate, noteLeaf);
  for (const { value } of plan.exports) noteValue(value);
  return read;
}
