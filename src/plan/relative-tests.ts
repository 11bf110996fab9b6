import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';
import type { Constant } from '../semantics/constant.ts';
import type { Logic, RelativeTest, Unit, ValueTest } from '../semantics/typed.ts';
import { type Bound, type ConstantValue, withinBounds } from './bounds.ts';
import { microsPerUnit } from '../catalog/unit-lengths.ts';

/**
 * A test against `as of` (microseconds since 1970) as comparisons with constants. Timestamps are compared with
 * instants: `[as of - d, as of)`, `[as of, as of + d)`, before `as of - d`. Dates with D, the local date of `as of`:
 * 0 <= D - date < d, 0 <= date - D < d, D - date >= d.
 */
export function bindRelativeTest<V>(
  test: RelativeTest<V>,
  asOf: bigint,
): Logic<ValueTest<V | ConstantValue>> {
  return withinBounds(test, relativeBounds(test, asOf));
}

/** The comparisons with constants that a test against `as of` stands for; all of them hold. */
export function relativeBounds(test: RelativeTest<unknown>, asOf: bigint): readonly Bound[] {
  return test.type === 'date' ? dateBounds(test, asOf) : instantBounds(test, asOf);
}

function instantBounds({ relation, amount, unit, zone }: RelativeTest<unknown>, asOf: bigint): Bound[] {
  const now = instant(asOf);
  if (relation === 'in next') {
    const end = moved(asOf, amount, unit, zone);
    return [['>=', now], ...(end > lastInstant ? [] : [['<', instant(end)] as const])];
  }
  const start = moved(asOf, -amount, unit, zone);
  if (relation === 'more than ago') return [['<', instant(start < firstInstant ? firstInstant : start)]];
  return [...(start < firstInstant ? [] : [['>=', instant(start)] as const]), ['<', now]];
}

/** 0001-01-01T00:00:00Z and the last microsecond of 9999: there is no timestamp outside. */
const firstInstant = -62_135_596_800_000_000n;
const lastInstant = 253_402_300_799_999_999n;

/** Months and years follow the calendar of the zone: the same local time, the day clamped to the month's end. */
function moved(asOf: bigint, amount: number, unit: Unit, zone: string): bigint {
  if (unit !== 'month' && unit !== 'year') return asOf + BigInt(amount) * microsPerUnit[unit];
  const local = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  const months = unit === 'month' ? amount : amount * 12;
  if (outsideCalendar(local.year * 12 + local.month - 1 + months))
    return amount < 0 ? firstInstant - 1n : lastInstant + 1n;
  const later = local.add({ months }, { overflow: 'constrain' });
  return microsOf(later.toZonedDateTime(zone, { disambiguation: 'compatible' }));
}

/** Whether so many months after January of year 0 lie outside the years 1 to 9999. */
function outsideCalendar(months: number): boolean {
  return months < 12 || months >= 120_000;
}

function instant(value: bigint): Constant {
  return { type: 'timestamp', value };
}

function dateBounds({ relation, amount, unit, zone }: RelativeTest<unknown>, asOf: bigint): Bound[] {
  const today = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const other = movedDate(today, relation === 'in next' ? amount : -amount, unit);
  if (relation === 'in next')
    return [['>=', date(today)], ...(other === undefined ? [] : [['<', date(other)] as const])];
  if (relation === 'more than ago')
    return [other === undefined ? ['<', { type: 'date', value: '0001-01-01' }] : ['<=', date(other)]];
  return [...(other === undefined ? [] : [['>', date(other)] as const]), ['<=', date(today)]];
}

/** Undefined outside the years 1 to 9999, in which all dates lie. */
function movedDate(today: Temporal.PlainDate, amount: number, unit: Unit): Temporal.PlainDate | undefined {
  const length =
    unit === 'year'
      ? { years: amount }
      : unit === 'month'
        ? { months: amount }
        : unit === 'week'
          ? { weeks: amount }
          : { days: amount };
  const other = today.add(length, { overflow: 'constrain' });
  return other.year < 1 || other.year > 9999 ? undefined : other;
}

function date(value: Temporal.PlainDate): Constant {
  return { type: 'date', value: value.toString() };
}
