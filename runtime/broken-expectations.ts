import { changeWords, sizeWords } from '../src/plan/explain/section-words.ts';
import type { CompiledSegment } from './compiled-segment.ts';
import type { Published } from './results/duckdb/publish.ts';

/** What was expected of a run and did not come: a sentence each. Change is against the members before, if there were any. */
export function brokenExpectations(
  { name, facts }: Pick<CompiledSegment, 'name' | 'facts'>,
  { members, entered, left, supersedes }: Published,
): string[] {
  const { size, change } = facts ?? {};
  const broken: string[] = [];
  const isTooSmallOrLarge =
    size !== undefined && (members < size.least || (size.most !== undefined && members > size.most));
  if (isTooSmallOrLarge)
    broken.push(`\`${name}\` has ${counted(members, 'member')}, and ${sizeWords(size)} were expected`);
  if (change === undefined || supersedes === undefined) return broken;
  const before = members - entered + left;
  // Whole numbers: a share that is just reached is reached.
  const moved = BigInt(entered + left) * 10_000n;
  const most = BigInt(before) * BigInt(change.share);
  if (moved < most || (change.inclusive && moved === most) || (moved === 0n && before === 0)) return broken;
  broken.push(
    `\`${name}\` changed: of ${counted(before, 'member')} before, ${String(left)} left, and ${String(entered)} entered; it was expected that ${changeWords(change)}`,
  );
  return broken;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
