import type { Window } from '../../../src/semantics/typed.ts';
import { day, daysInMonth, instantOf, localTime, second, startOfDay } from './zones.ts';

/** `[from, to)` in microseconds since 1970; no `from` is all of history. */
export interface Interval {
  readonly from: bigint | undefined;
  readonly to: bigint;
}

const lengths = { second, minute: 60n * second, hour: 3600n * second, day, week: 7n * day } as const;

/** The interval that a window stands for at an `as of`. */
export function intervalOf(window: Window, asOf: bigint): Interval {
  return { from: startOf(window, asOf), to: asOf };
}

export function contains({ from, to }: Interval, instant: bigint): boolean {
  return (from === undefined || instant >= from) && instant < to;
}

function startOf(window: Window, asOf: bigint): bigint | undefined {
  switch (window.kind) {
    case 'ever':
      return undefined;
    case 'since instant':
      return window.instant;
    case 'since date': {
      const [year = 0, month = 0, dayOfMonth = 0] = window.date.split('-').map(Number);
      return startOfDay(year, month, dayOfMonth, window.zone);
    }
    case 'last':
      if (window.unit === 'month') return monthsBefore(asOf, window.amount, window.zone);
      if (window.unit === 'year') return monthsBefore(asOf, window.amount * 12, window.zone);
      return asOf - BigInt(window.amount) * lengths[window.unit];
  }
}

/** The same local time so many months before, the day clamped to its month's end. Before year 1 there is nothing. */
function monthsBefore(asOf: bigint, months: number, zone: string): bigint | undefined {
  const local = localTime(asOf, zone);
  const count = local.year * 12 + (local.month - 1) - months;
  const year = Math.floor(count / 12);
  if (year < 1) return undefined;
  const month = count - year * 12 + 1;
  return instantOf(
    { year, month, day: Math.min(local.day, daysInMonth(year, month)), micros: local.micros },
    zone,
  );
}
