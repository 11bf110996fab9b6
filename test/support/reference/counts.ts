import type { Counted, ScalarProperty } from '../../../src/semantics/typed.ts';
import { compareAs } from './comparison.ts';
import { readProperty } from './values.ts';
import type { StoredEvent } from './world.ts';
import { localPeriod } from './zones.ts';

/** How many events there are, in how many periods there are so many, or how many periods follow each other. */
export function countOf(what: Counted, events: readonly StoredEvent[]): number {
  if (what.kind === 'events') return events.length;
  if (what.kind === 'events alike') return mostAlike(what.property, events);
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

/** Events whose value is missing have none in common. */
function mostAlike({ path, type }: ScalarProperty, events: readonly StoredEvent[]): number {
  const values = events.flatMap(({ properties }) => readProperty(properties, path, type) ?? []);
  const alike = values.map((one) => values.filter((other) => compareAs(one, other, type) === 0).length);
  return Math.max(0, ...alike);
}
