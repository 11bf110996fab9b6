import type { Constant } from '../../../src/semantics/constant.ts';
import type { RelativeTest } from '../../../src/semantics/typed.ts';
import { day, daysInMonth, instantOf, localDate, localTime, second } from './zones.ts';

const lengths = { second, minute: 60n * second, hour: 3600n * second, day, week: 7n * day } as const;

type Length = Pick<RelativeTest<unknown>, 'amount' | 'unit'>;

/** Whether a date or timestamp stands to `as of` as the test says. */
export function standsTo(test: RelativeTest<unknown>, value: Constant, asOf: bigint): boolean {
  if (value.type === 'timestamp') return instantStands(test, value.value, asOf);
  if (value.type === 'date') return dateStands(test, value.value, localDate(asOf, test.zone));
  throw new Error(`a ${value.type} has no distance from now`);
}

function instantStands(test: RelativeTest<unknown>, time: bigint, asOf: bigint): boolean {
  switch (test.relation) {
    case 'in last':
      return time >= instantAway(asOf, -1, test) && time < asOf;
    case 'in next':
      return time >= asOf && time < instantAway(asOf, 1, test);
    case 'more than ago':
      return time < instantAway(asOf, -1, test);
  }
}

function instantAway(asOf: bigint, direction: 1 | -1, { amount, unit, zone }: RelativeTest<unknown>): bigint {
  if (unit !== 'month' && unit !== 'year') return asOf + BigInt(direction * amount) * lengths[unit];
  const local = localTime(asOf, zone);
  const [year, month, dayOfMonth] = monthsAway(local.year, local.month, local.day, direction, {
    amount,
    unit,
  });
  if (year < 1 || year > 9999) return BigInt(direction) * 10_000n * 366n * day;
  return instantOf({ year, month, day: dayOfMonth, micros: local.micros }, zone);
}

/** D is today: 0 <= D - date < n; 0 <= date - D < n; D - date >= n. With months, n is as long as they are from D. */
function dateStands(test: RelativeTest<unknown>, date: string, today: string): boolean {
  const distance = dayNumber(today) - dayNumber(date);
  switch (test.relation) {
    case 'in last':
      return distance >= 0 && distance < daysAway(today, -1, test);
    case 'in next':
      return distance <= 0 && -distance < daysAway(today, 1, test);
    case 'more than ago':
      return distance >= daysAway(today, -1, test);
  }
}

/** How many days lie between today and the end of the length before or after it. */
export function daysAway(today: string, direction: 1 | -1, length: Length): number {
  if (length.unit === 'day') return length.amount;
  if (length.unit === 'week') return length.amount * 7;
  const [year = 0, month = 0, dayOfMonth = 0] = today.split('-').map(Number);
  const [y, m, d] = monthsAway(year, month, dayOfMonth, direction, length);
  return Math.abs(utcDay(y, m, d) - dayNumber(today));
}

function monthsAway(
  year: number,
  month: number,
  dayOfMonth: number,
  direction: 1 | -1,
  { amount, unit }: Length,
): [number, number, number] {
  const count = year * 12 + (month - 1) + direction * amount * (unit === 'year' ? 12 : 1);
  const y = Math.floor(count / 12);
  const m = count - y * 12 + 1;
  return [y, m, Math.min(dayOfMonth, daysInMonth(y, m))];
}

function dayNumber(date: string): number {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return utcDay(year, month, dayOfMonth);
}

function utcDay(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(date.getTime() / 86_400_000);
}
