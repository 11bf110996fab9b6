import type { Constant } from '../../../src/semantics/constant.ts';
import type { Rank, Ranking, Score } from '../../../src/semantics/ranking.ts';
import { integer } from './arithmetic.ts';
import { compareCodePoints } from './code-points.ts';
import { compareAs } from './comparison.ts';

/** A user who has a place in a ranking. */
export interface Ranked {
  readonly id: string;
  readonly value: Constant;
}

/** Whether a user is among the first of the ranked: so many, or the smallest number that is at least such a share. */
export function isAmongFirst({ end, size, ranking }: Rank, id: string, ranked: readonly Ranked[]): boolean {
  const inOrder = [...ranked].sort((a, b) => {
    const order = compareAs(a.value, b.value, ranking.type);
    return (end === 'top' ? -order : order) || compareCodePoints(a.id, b.id);
  });
  const first = size.kind === 'users' ? size.count : Math.ceil((ranked.length * size.hundredths) / 10_000);
  return inOrder.slice(0, first).some((one) => one.id === id);
}

/** 1 + floor(groups × strictly below / ranked); undefined for somebody without a place. */
export function scoreOf(
  { groups, ranking }: Score,
  id: string,
  ranked: readonly Ranked[],
): Constant | undefined {
  const own = ranked.find((one) => one.id === id);
  if (own === undefined) return undefined;
  const below = ranked.filter(({ value }) => isBelow(value, own.value, ranking)).length;
  return integer(BigInt(1 + Math.floor((groups * below) / ranked.length)));
}

function isBelow(value: Constant, other: Constant, { type }: Ranking): boolean {
  return compareAs(value, other, type) < 0;
}
