import type { Edge, PeriodUnit, Unit, Window } from '../../../src/semantics/typed.ts';
import { day, daysInMonth, instantOf, localTime, second, startOfDay } from './zones.ts';

/** `[from, to)` in microseconds since 1970; no `from` is all of history. */
export interface Interval {
  readonly from: bigint | undefined;
  readonly to: bigint;
}

/** Units that are as long wherever they begin, in microseconds. */
export const lengths = { second, minute: 60n * second, hour: 3600n * second, day, week: 7n * day } as const;

/** The first instant that counts. */
const yearOne = -62_135_596_800n * second;

/** The interval that a window stands for at an `as of`. Nothing at or after `as of` is in it. */
export function intervalOf(window: Window, asOf: bigint): Interval {
  const { from, to } = endsOf(window, asOf);
  return { from, to: to < asOf ? to : asOf };
}

export function contains({ from, to }: Interval, instant: bigint): boolean {
  return (from === undefined || instant >= from) && instant < to;
}

function endsOf(window: Window, asOf: bigint): Interval {
  switch (window.kind) {
    case 'ever':
      return { from: undefined, to: asOf };
    case 'last':
      return { from: ago(asOf, window.amount, window.unit, window.zone), to: asOf };
    case 'ago': {
      const { far, near, unit, zone } = window;
      return { from: ago(asOf, far, unit, zone), to: ago(asOf, near, unit, zone) ?? yearOne };
    }
    case 'current':
      return { from: startOfPeriod(asOf, window.unit, 0, window.zone), to: asOf };
    case 'complete': {
      const { amount, unit, zone } = window;
      return {
        from: startOfPeriod(asOf, unit, amount, zone),
        to: startOfPeriod(asOf, unit, 0, zone) ?? yearOne,
      };
    }
    case 'until':
      return { from: undefined, to: intervalOf(window.window, asOf).from ?? yearOne };
    case 'leading up to': {
      const to = intervalOf(window.window, asOf).from ?? yearOne;
      return { from: ago(to, window.amount, window.unit, window.zone), to };
    }
    case 'dates':
      return {
        from: window.from && edgeOf(window.from),
        to: window.to === undefined ? asOf : edgeOf(window.to),
      };
  }
}

function edgeOf(edge: Edge): bigint {
  if (edge.kind === 'instant') return edge.instant;
  const [year = 0, month = 0, dayOfMonth = 0] = edge.date.split('-').map(Number);
  return startOfDay(year, month, dayOfMonth, edge.zone);
}

function ago(asOf: bigint, amount: number, unit: Unit, zone: string): bigint | undefined {
  if (unit === 'month') return monthsBefore(asOf, amount, zone);
  if (unit === 'year') return monthsBefore(asOf, amount * 12, zone);
  return asOf - BigInt(amount) * lengths[unit];
}

/** Where the period so many before the one of `as of` begins. Before year 1 there is nothing. */
function startOfPeriod(asOf: bigint, unit: PeriodUnit, back: number, zone: string): bigint | undefined {
  const today = localTime(asOf, zone);
  const start = unit === 'day' || unit === 'week' ? dayOf(today, unit, back) : monthOf(today, unit, back);
  return start.year < 1 ? undefined : startOfDay(start.year, start.month, start.day, zone);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day so many days before a day, or the Monday so many weeks before its own. */
function dayOf(today: Day, unit: 'day' | 'week', back: number): Day {
  const noon = new Date(0);
  noon.setUTCFullYear(today.year, today.month - 1, today.day);
  const sinceMonday = (noon.getUTCDay() + 6) % 7;
  noon.setUTCDate(noon.getUTCDate() - (unit === 'day' ? back : sinceMonday + 7 * back));
  return { year: noon.getUTCFullYear(), month: noon.getUTCMonth() + 1, day: noon.getUTCDate() };
}

/** The first day of the month, quarter or year so many before a day's own. */
function monthOf(today: Day, unit: 'month' | 'quarter' | 'year', back: number): Day {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const count = today.year * 12 + today.month - 1;
  const first = count - (count % months) - back * months;
  return { year: Math.floor(first / 12), month: (((first % 12) + 12) % 12) + 1, day: 1 };
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
