/** Jakarta, and every city of the demo, keeps UTC+7 all year. */
const offset = 7 * 3_600_000;

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const dayLength = 24 * hour;

/** The instant (milliseconds) at which a Jakarta day begins; `day` counts from `firstDay` (YYYY-MM-DD), day 0. */
export function dayStart(firstDay: string, day: number): number {
  return Date.parse(`${firstDay}T00:00:00+07:00`) + day * dayLength;
}

/** The local date of an instant: YYYY-MM-DD. */
export function localDate(instant: number): string {
  return new Date(instant + offset).toISOString().slice(0, 10);
}

/** RFC 3339 in Jakarta's time, to the millisecond. */
export function localTimestamp(instant: number): string {
  return new Date(instant + offset).toISOString().replace('Z', '+07:00');
}

/** 0 is Sunday, 6 is Saturday, at the place. */
function weekday(instant: number): number {
  return new Date(instant + offset).getUTCDay();
}

export function isWeekend(instant: number): boolean {
  return weekday(instant) === 0 || weekday(instant) === 6;
}

/** Salaries come around the 25th, and people spend more until the month has turned. */
export function isPayday(instant: number): boolean {
  const date = new Date(instant + offset).getUTCDate();
  return date >= 25 || date <= 1;
}
