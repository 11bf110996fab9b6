import type { Edge, Window } from '../../semantics/typed.ts';
import type { TimeRange } from '../nodes.ts';
import { counted } from './constant-words.ts';
import { dateWords, dayBefore, localTime } from './local-time.ts';

/**
 * A window in words with its exact ends: `in the last 7 days (from … up to …)`. `zone` is the reader's; a window that
 * follows the calendar of another one says so.
 */
export function windowWords(window: Window, range: TimeRange, zone: string): string {
  const own = zoneOf(window, zone);
  const from = range.from === undefined ? '' : `from ${localTime(range.from, own)} `;
  const where = own === zone ? '' : `, ${own}`;
  return `${phrase(window, own)} (${from}up to ${localTime(range.to, own)}${where})`;
}

function phrase(window: Window, zone: string): string {
  switch (window.kind) {
    case 'ever':
      return 'in all of history';
    case 'last':
      return window.amount === 1
        ? `in the last ${window.unit}`
        : `in the last ${counted(window.amount, window.unit)}`;
    case 'complete':
      return window.amount === 1
        ? lastPeriod[window.unit]
        : `in the last ${counted(window.amount, `complete ${window.unit}`)}`;
    case 'current':
      return window.unit === 'day' ? 'today' : `this ${window.unit}`;
    case 'ago':
      return `between ${String(window.far)} and ${String(window.near)} ${window.unit}s ago`;
    case 'until':
      return untilPhrase(window.window);
    case 'leading up to':
      return `in the ${counted(window.amount, window.unit)} before that`;
    case 'dates':
      return datesPhrase(window, zone);
  }
}

function untilPhrase(window: Window): string {
  return window.kind === 'last' ? `more than ${counted(window.amount, window.unit)} ago` : 'before that';
}

const lastPeriod = {
  day: 'yesterday',
  week: 'last week',
  month: 'last month',
  quarter: 'last quarter',
  year: 'last year',
} as const;

function datesPhrase({ from, to }: Extract<Window, { readonly kind: 'dates' }>, zone: string): string {
  const edge = (at: Edge) => (at.kind === 'instant' ? localTime(at.instant, zone) : dateWords(at.date));
  if (to === undefined) return from === undefined ? 'in all of history' : `since ${edge(from)}`;
  if (from === undefined) return `before ${edge(to)}`;
  if (to.kind === 'instant') return `from ${edge(from)} to ${edge(to)}`;
  const last = dateWords(dayBefore(to.date));
  return edge(from) === last ? `on ${last}` : `from ${edge(from)} to the end of ${last}`;
}

/** The zone whose calendar a window follows; the reader's where it follows none. */
function zoneOf(window: Window, zone: string): string {
  if (window.kind === 'until') return zoneOf(window.window, zone);
  if ('zone' in window) return window.zone;
  if (window.kind !== 'dates') return zone;
  const edge = [window.from, window.to].find((one) => one?.kind === 'start of day');
  return edge?.kind === 'start of day' ? edge.zone : zone;
}
