import type { Constant } from '../../../src/semantics/constant.ts';
import type { AnniversaryTest } from '../../../src/semantics/typed.ts';
import { daysAway } from './relative-tests.ts';
import { daysInMonth, localDate } from './zones.ts';

/** Whether one of the days before or after today is the day and month of a date: each of them is looked at. */
export function hasAnniversary(
  { relation, amount, unit, zone }: Omit<AnniversaryTest<unknown>, 'value'>,
  value: Constant,
  asOf: bigint,
): boolean {
  if (value.type !== 'date' && value.type !== 'timestamp') throw new Error(`a ${value.type} has no day`);
  const [, month, day] = partsOf(value.type === 'date' ? value.value : localDate(value.value, zone));
  const today = localDate(asOf, zone);
  const direction = relation === 'in last' ? -1 : 1;
  // Within 366 days each day of the year comes.
  const days = Math.min(daysAway(today, direction, { amount, unit }), 366);
  return Array.from({ length: days }, (_, at) => dayAfter(today, direction * at)).some((other) => {
    // 29 February has its anniversary on the 28th of a common year.
    const isAnniversary = other.day === Math.min(day, daysInMonth(other.year, month));
    return other.month === month && isAnniversary;
  });
}

function dayAfter(today: string, days: number): { year: number; month: number; day: number } {
  const [year, month, day] = partsOf(today);
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function partsOf(date: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}
