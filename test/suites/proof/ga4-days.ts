import { instantText } from '../../../runtime/warehouse/instant-text.ts';
import type { EventRow } from '../../support/generators/case.ts';
import { instant } from '../../support/generators/moments.ts';
import { pick } from '../../support/generators/vocabulary.ts';

/**
 * Rows by what follows `events_` in the names of the tables that hold them: the days of a property in some time zone; those
 * without a time lie with the others. All of them lie once more in tables that are not of one day: nobody reads those.
 */
export function byDay(events: readonly EventRow[]): ReadonlyMap<string, readonly EventRow[]> {
  const days = new Map<string, EventRow[]>([
    ['20200101', []],
    ['intraday_20200102', [...events]],
    ['20200103_copy', [...events]],
  ]);
  for (const event of events) {
    const hours = pick([-12n, 0n, 14n], event.name?.length ?? 0);
    const day = event.time === null ? '' : dayOf(instant(event.time) + hours * 3_600_000_000n);
    // No table is of a day before the first that a date can be.
    const named = /^\d{8}$/.test(day) ? (day < '00010101' ? '00010101' : day) : '20200101';
    days.set(named, [...(days.get(named) ?? []), event]);
  }
  return days;
}

function dayOf(micros: bigint): string {
  return instantText(micros).slice(0, 10).replaceAll('-', '');
}
