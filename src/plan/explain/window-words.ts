import type { Window } from '../../semantics/typed.ts';
import type { TimeRange } from '../nodes.ts';
import { counted } from './constant-words.ts';
import { dateWords, localTime } from './local-time.ts';

/**
 * A window in words with its exact ends: `in the last 7 days (from … up to …)`. `zone` is the reader's; a window that
 * follows the calendar of another one says so.
 */
export function windowWords(window: Window, range: TimeRange, zone: string): string {
  const own = 'zone' in window ? window.zone : zone;
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
    case 'since date':
      return `since ${dateWords(window.date)}`;
    case 'since instant':
      return `since ${localTime(window.instant, zone)}`;
  }
}
