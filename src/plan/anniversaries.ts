import { Temporal } from 'temporal-polyfill';
import type { AnniversaryTest, DayOfYearTest, Logic, ValueTest } from '../semantics/typed.ts';

/** A test of an anniversary as tests of month and day; where the days are a whole year, every day there is passes. */
export function bindAnniversaryTest<V>(test: AnniversaryTest<V>, asOf: bigint): Logic<ValueTest<V>> {
  const [first, last] = anniversaryDays(test, asOf);
  const { value, type, zone } = test;
  if (Temporal.PlainDate.compare(last, first.add({ years: 1 })) >= 0) return { kind: 'known', value };
  const between = (from: number, to: number): DayOfYearTest<V> => {
    return { kind: 'day of year', value, type, zone, from, to };
  };
  const [from, to] = [first.month * 100 + first.day, lastDayOfYear(last)];
  if (first.year === last.year) return between(from, to);
  return { kind: 'or', arms: [between(from, 1231), between(101, to)] };
}

/** The first and the last of the days among which an anniversary is. */
export function anniversaryDays(
  { relation, amount, unit, zone }: Omit<AnniversaryTest<unknown>, 'value'>,
  asOf: bigint,
): readonly [first: Temporal.PlainDate, last: Temporal.PlainDate] {
  const today = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const length = { [`${unit}s`]: amount };
  if (relation === 'in next') return [today, today.add(length).subtract({ days: 1 })];
  return [today.subtract(length).add({ days: 1 }), today];
}

/** 29 February has its anniversary on the 28th of a common year. */
function lastDayOfYear({ month, day, inLeapYear }: Temporal.PlainDate): number {
  return month === 2 && day === 28 && !inLeapYear ? 229 : month * 100 + day;
}
