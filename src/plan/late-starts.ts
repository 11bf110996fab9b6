import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';

/** Local dates whose midnight lies amid the hour that clocks skip: since 1900 there is this one, in Toronto. */
const candidates = ['1919-03-31'];

/**
 * The date of a zone that begins when clocks have jumped, at half past midnight. Engines move its midnight forward by
 * the whole gap, to one o'clock. All other dates begin where engines say.
 */
export function lateStart(zone: string): { readonly date: string; readonly micros: bigint } | undefined {
  for (const date of candidates) {
    const day = Temporal.PlainDate.from(date);
    const start = microsOf(day.toZonedDateTime(zone));
    if (start !== microsOf(day.toPlainDateTime().toZonedDateTime(zone))) return { date, micros: start };
  }
  return undefined;
}
