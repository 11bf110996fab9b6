import { clickstream, type Clickstream } from './clickstream/clickstream.ts';
import { dayStart, localTimestamp } from './clickstream/calendar.ts';

/** The demo's days before the first start ends; each later start adds one. */
export const firstDays = 60;

const firstDay = '2026-04-01';

/** The demo's people and events: the same on every machine and at any time. */
export function demoWorld(): Clickstream {
  return clickstream({ seed: 'cinnabar', firstDay, users: 2000, days: firstDays });
}

/** The instant (milliseconds) at which so many days are over. */
export function endOfDays(days: number): number {
  return dayStart(firstDay, days);
}

/** The same as people write it: `2026-05-31T00:00:00+07:00`. */
export function asOfText(days: number): string {
  return localTimestamp(endOfDays(days)).replace('.000', '');
}
