import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';
import type { Constant } from '../semantics/constant.ts';
import type { AgeTest, Logic, ValueTest } from '../semantics/typed.ts';
import { type Bound, type ConstantValue, withinBounds } from './bounds.ts';

/** A test of an age as comparisons with constants. */
export function bindAgeTest<V>(test: AgeTest<V>, asOf: bigint): Logic<ValueTest<V | ConstantValue>> {
  return withinBounds(test, ageBounds(test, asOf));
}

/** The comparisons with constants that a test of an age stands for; all of them hold. */
export function ageBounds({ operator, years, type, zone }: AgeTest<unknown>, asOf: bigint): readonly Bound[] {
  const today = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const atLeast = (age: number) => bornBy(today, age, type, zone);
  const below = (age: number) => bornAfter(today, age, type, zone);
  switch (operator) {
    case '>=':
      return [atLeast(years)];
    case '>':
      return [atLeast(years + 1)];
    case '<':
      return [below(years)];
    case '<=':
      return [below(years + 1)];
    case '=':
      return [below(years + 1), atLeast(years)];
  }
}

function bornBy(today: Temporal.PlainDate, age: number, type: 'date' | 'timestamp', zone: string): Bound {
  const last = lastBirthday(today, age);
  if (type === 'date') return ['<=', dateOf(last)];
  return ['<', startOfDay(last.add({ days: 1 }), zone)];
}

function bornAfter(today: Temporal.PlainDate, age: number, type: 'date' | 'timestamp', zone: string): Bound {
  const last = lastBirthday(today, age);
  if (type === 'date') return ['>', dateOf(last)];
  return ['>=', startOfDay(last.add({ days: 1 }), zone)];
}

/** The last day on which somebody of this age can be born: 29 February has its anniversary on 28 in common years. */
function lastBirthday(today: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const day = today.subtract({ years: age }, { overflow: 'constrain' });
  const isEve = today.month === 2 && today.day === 28 && !today.inLeapYear;
  return isEve && day.inLeapYear ? day.with({ day: 29 }) : day;
}

function dateOf(day: Temporal.PlainDate): Constant {
  return { type: 'date', value: day.toString() };
}

function startOfDay(day: Temporal.PlainDate, zone: string): Constant {
  return { type: 'timestamp', value: microsOf(day.toZonedDateTime(zone)) };
}
