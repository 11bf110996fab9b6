import type { Constant } from '../../../src/semantics/constant.ts';
import type { FixedUnit, SinceValue } from '../../../src/semantics/typed.ts';
import { integer } from './arithmetic.ts';
import type { StoredEvent } from './world.ts';

/** Microseconds of each unit. */
export const microsPerUnit: Readonly<Record<FixedUnit, bigint>> = {
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
};

/** The whole units from the first or the last of the events to `as of`; undefined when there is none. */
export function elapsed(
  { which, unit }: SinceValue,
  events: readonly StoredEvent[],
  asOf: bigint,
): Constant | undefined {
  const times = events.flatMap(({ time }) => (time === null ? [] : [time]));
  if (times.length === 0) return undefined;
  const time = times.reduce((one, other) => (other < one === (which === 'first') ? other : one));
  return integer((asOf - time) / microsPerUnit[unit]);
}
