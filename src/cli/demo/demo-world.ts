import { clickstream, type Clickstream } from './clickstream/clickstream.ts';
import { dayStart, localTimestamp } from './clickstream/calendar.ts';

const firstDay = '2026-04-01';

/** The demo's people and events: the same on every machine and at any time. */
export interface DemoWorld extends Clickstream {
  /** How many days the first start brings; each later start adds one. */
  readonly firstDays: number;
}

/** A world of so many users, at first of so many days. */
export function demoWorld(users: number, firstDays: number): DemoWorld {
  return { ...clickstream({ seed: 'cinnabar', firstDay, users, days: firstDays }), firstDays };
}

/** The instant (milliseconds) at which so many days are over. */
export function endOfDays(days: number): number {
  return dayStart(firstDay, days);
}

/** The same as people write it: `2026-05-31T00:00:00+07:00`. */
export function asOfText(days: number): string {
  return localTimestamp(endOfDays(days)).replace('.000', '');
}
