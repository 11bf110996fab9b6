import { Temporal } from 'temporal-polyfill';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * An instant (microseconds since 1970) as a person in the zone reads it: `Tue 30 Jun 2026, 19:00`. Seconds stand only
 * when there are some, the offset only where the clock shows this time twice.
 */
export function localTime(micros: bigint, zone: string): string {
  const zoned = new Temporal.ZonedDateTime(micros * 1000n, zone);
  const plain = zoned.toPlainDateTime();
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  const offset = earlier.equals(later) ? '' : ` (${zoned.offset})`;
  return `${dayText(plain.toPlainDate())}, ${clockText(plain.toPlainTime())}${offset}`;
}

/** A date (ISO text) as people write it: `Mon 5 Jan 2026`. */
export function dateWords(date: string): string {
  return dayText(Temporal.PlainDate.from(date));
}

/** The date before a date, both ISO text. */
export function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

function dayText({ dayOfWeek, day, month, year }: Temporal.PlainDate): string {
  return `${weekdays[dayOfWeek - 1] ?? ''} ${String(day)} ${months[month - 1] ?? ''} ${String(year)}`;
}

function clockText(time: Temporal.PlainTime): string {
  const { second, millisecond, microsecond } = time;
  const whole = second + millisecond + microsecond === 0;
  return time.toString(whole ? { smallestUnit: 'minute' } : {});
}
