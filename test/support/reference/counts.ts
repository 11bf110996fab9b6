import type { Counted } from '../../../src/semantics/typed.ts';
import type { StoredEvent } from './world.ts';
import { localPeriod } from './zones.ts';

/** How many events there are, in how many periods there are so many, or how many periods follow each other. */
export function countOf(what: Counted, events: readonly StoredEvent[]): number {
  if (what.kind === 'events') return events.length;
  const inPeriods = new Map<bigint, number>();
  for (const { time } of events) {
    const period = localPeriod(time ?? 0n, what.unit, what.zone);
    inPeriods.set(period, (inPeriods.get(period) ?? 0) + 1);
  }
  if (what.kind === 'periods') return [...inPeriods.values()].filter((count) => count >= what.times).length;
  let longest = 0;
  for (const start of inPeriods.keys()) {
    let length = 0;
    while (inPeriods.has(start + BigInt(length))) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
