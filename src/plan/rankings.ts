import { visitLogic } from './logic.ts';
import type { Predicate, PredicateLeaf, UserRanking, UserValue } from './nodes.ts';
import { valuesOfLeaf } from './values.ts';

/** The rankings that a value looks at. */
export function rankingsOfValue<W>(value: UserValue<W>): readonly UserRanking<W>[] {
  switch (value.kind) {
    case 'score':
      return [value.ranking];
    case 'arithmetic':
      return [...rankingsOfValue(value.left), ...rankingsOfValue(value.right)];
    case 'lowered':
    case 'version':
    case 'local part':
    case 'size':
      return rankingsOfValue(value.value);
    default:
      return [];
  }
}

/** The rankings that a test of a predicate looks at. */
export function rankingsOfLeaf<W>(leaf: PredicateLeaf<W>): readonly UserRanking<W>[] {
  return leaf.kind === 'rank test' ? [leaf.ranking] : valuesOfLeaf(leaf).flatMap(rankingsOfValue);
}

/** The rankings that a ranking looks at itself. */
export function rankingsWithin<W>({ by, per, among }: UserRanking<W>): readonly UserRanking<W>[] {
  const rankings = [...rankingsOfValue(by), ...(per === undefined ? [] : rankingsOfValue(per))];
  if (among !== undefined) visitLogic(among, (leaf) => rankings.push(...rankingsOfLeaf(leaf)));
  return rankings;
}

/** The same ranking over other values and another predicate. */
export function mapRanking<A, B>(
  { kind, by, per, among, type }: UserRanking<A>,
  value: (value: UserValue<A>) => UserValue<B>,
  predicate: (predicate: Predicate<A>) => Predicate<B>,
): UserRanking<B> {
  return { kind, by: value(by), per: per && value(per), among: among && predicate(among), type };
}

/** Calls `visit` for each leaf of a predicate, and of those that the rankings in it have. */
export function visitLeaves<W>(predicate: Predicate<W>, visit: (leaf: PredicateLeaf<W>) => void): void {
  visitLogic(predicate, (leaf) => {
    visit(leaf);
    for (const ranking of rankingsOfLeaf(leaf)) visitRanking(ranking, visit);
  });
}

/** Calls `visit` for each leaf that a ranking has. */
export function visitRanking<W>(ranking: UserRanking<W>, visit: (leaf: PredicateLeaf<W>) => void): void {
  const { by, per, among } = ranking;
  for (const inner of [by, per].flatMap((value) => (value === undefined ? [] : rankingsOfValue(value))))
    visitRanking(inner, visit);
  if (among !== undefined) visitLeaves(among, visit);
}
