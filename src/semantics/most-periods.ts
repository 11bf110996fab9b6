import { Temporal } from 'temporal-polyfill';
import type { CountedPeriod, Edge, ScanWindow, Unit } from './typed.ts';

const microsOfDay = 86_400_000_000;

/** Days of a unit at the most; hours and shorter ones lie in one or two. */
const days: Readonly<Record<Unit | 'quarter', number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/** How many local days, weeks or months a window can touch at the most: never too few, seldom a few too many. */
export function mostPeriods(window: ScanWindow, unit: CountedPeriod): number {
  if (window.kind === 'complete' && window.unit === unit) return window.amount;
  if (window.kind === 'complete' && unit === 'month') {
    if (window.unit === 'quarter') return window.amount * 3;
    if (window.unit === 'year') return window.amount * 12;
  }
  if (window.kind === 'current' && window.unit === unit) return 1;
  const touched = mostDays(window);
  switch (unit) {
    case 'day':
      return touched;
    case 'week':
      return Math.ceil((touched - 1) / 7) + 1;
    case 'month':
      return Math.ceil((touched - 1) / 28) + 1;
  }
}

function mostDays(window: ScanWindow): number {
  switch (window.kind) {
    case 'complete':
      return window.amount * days[window.unit];
    case 'current':
      return days[window.unit];
    // A window that starts within a day touches one more; when clocks change, perhaps yet another.
    case 'last':
    case 'after':
      return Math.ceil(window.amount * days[window.unit]) + 2;
    case 'ago':
      return Math.ceil((window.far - window.near) * days[window.unit]) + 2;
    case 'dates':
      return daysBetween(window.from, window.to);
    default:
      return Infinity;
  }
}

function daysBetween(from: Edge | undefined, to: Edge | undefined): number {
  if (from === undefined || to === undefined) return Infinity;
  if (from.kind === 'start of day' && to.kind === 'start of day')
    return Temporal.PlainDate.from(from.date).until(to.date, { largestUnit: 'day' }).days;
  return Math.ceil((microsOf(to) - microsOf(from)) / microsOfDay) + 2;
}

function microsOf(edge: Edge): number {
  if (edge.kind === 'instant') return Number(edge.instant);
  return Temporal.PlainDate.from(edge.date).toZonedDateTime(edge.zone).epochMilliseconds * 1000;
}
