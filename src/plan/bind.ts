import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';
import type { Edge, Logic, PeriodUnit, Unit, Value, ValueTest, Window } from '../semantics/typed.ts';
import { bindAgeTest } from './ages.ts';
import { bindAnniversaryTest } from './anniversaries.ts';
import { mapLeaf } from './leaves.ts';
import { mapLogic } from './logic.ts';
import type {
  BoundPlan,
  MeasureValue,
  Plan,
  Predicate,
  Scan,
  TimeRange,
  UserRanking,
  UserState,
  UserValue,
} from './nodes.ts';
import { mapRanking } from './rankings.ts';
import { mapScans } from './relations.ts';
import { bindRelativeTest } from './relative-tests.ts';
import { mapSpan } from './user-spans.ts';
import { mapParts, mapTest, type PartMaps } from './values.ts';
import { microsPerUnit } from '../catalog/unit-lengths.ts';

/** Works every window out for one `as of` (microseconds since 1970): the last step before SQL, and the only one that knows when. */
export function bind(plan: Plan, asOf: bigint): BoundPlan {
  const parts: PartMaps<Window, TimeRange> = {
    state: bindState,
    window: (window) => timeRange(window, asOf),
    ranking: bindRanking,
  };
  return {
    universe: { ...plan.universe, window: timeRange(plan.universe.window, asOf) },
    members: plan.members.map((members) => ({
      ...members,
      predicate: bindPredicate(members.predicate),
    })),
    exports: plan.exports.map((column) => ({ ...column, value: bindValue(column.value) })),
  };

  function bindState(state: UserState<Window>): UserState<TimeRange> {
    const bindAbsent = (scan: Scan<Window>): Scan<TimeRange> => {
      const bound = bindScan(scan);
      return { ...bound, window: { from: bound.window.from, to: asOf } };
    };
    return { ...state, input: mapScans(state.input, bindScan, bindAbsent) };
  }

  function bindScan(scan: Scan<Window>): Scan<TimeRange> {
    const { window, where, after } = scan;
    return {
      ...scan,
      window: timeRange(window, asOf),
      after: after && mapSpan(after, bindState),
      where: where && bindWhere(where),
    };
  }

  function bindValue(value: UserValue<Window>): UserValue<TimeRange> {
    return mapParts(value, parts);
  }

  function bindRanking(ranking: UserRanking<Window>): UserRanking<TimeRange> {
    return mapRanking(ranking, bindValue, bindPredicate);
  }

  function bindWhere(where: Logic<ValueTest>): Logic<ValueTest> {
    return mapLogic(where, (test) => bindTest<Value>(test));
  }

  /** Tests that hang on `as of` become comparisons with constants. */
  function bindTest<V>(test: ValueTest<V>): ReturnType<typeof bindRelativeTest<V>> {
    if (test.kind === 'relative') return bindRelativeTest(test, asOf);
    if (test.kind === 'anniversary') return bindAnniversaryTest(test, asOf);
    if (test.kind === 'any item') return { ...test, where: mapLogic(test.where, (inner) => bindTest(inner)) };
    return test.kind === 'age' ? bindAgeTest(test, asOf) : test;
  }

  function bindPredicate(predicate: Predicate<Window>): Predicate<TimeRange> {
    return mapLogic(predicate, (leaf): Predicate<TimeRange> => {
      switch (leaf.kind) {
        case 'time test':
          return liesWithin(
            { ...leaf.time, state: bindState(leaf.time.state) },
            timeRange(leaf.within, asOf),
          );
        case 'member of':
        case 'in list':
        case 'in sample':
        case 'count test':
        case 'rank test':
        case 'follow test':
          return mapLeaf(leaf, parts);
        default:
          return bindTest(mapTest(leaf, bindValue));
      }
    });
  }
}

/** Whether an instant lies in a range of time; one that is missing does not. */
function liesWithin(time: MeasureValue<TimeRange>, { from, to }: TimeRange): Predicate<TimeRange> {
  const compared = (operator: '>=' | '<', value: bigint): Predicate<TimeRange> => ({
    kind: 'compare',
    operator,
    left: time,
    right: { kind: 'constant', constant: { type: 'timestamp', value } },
    type: 'timestamp',
  });
  const before = compared('<', to);
  return from === undefined ? before : { kind: 'and', arms: [compared('>=', from), before] };
}

/**
 * `[from, to)`, `to` never after `as of`. Days and weeks back are exact lengths; months, years, dates and whole periods
 * follow the calendar of the zone.
 */
export function timeRange(window: Window, asOf: bigint): TimeRange {
  const [from, to] = endsOf(window, asOf);
  return {
    from: from !== undefined && from < firstInstant ? undefined : from,
    to: to < firstInstant ? firstInstant : to < asOf ? to : asOf,
  };
}

function endsOf(window: Window, asOf: bigint): readonly [from: bigint | undefined, to: bigint] {
  switch (window.kind) {
    case 'ever':
      return [undefined, asOf];
    case 'last':
      return [before(asOf, window.amount, window.unit, window.zone), asOf];
    case 'ago': {
      const { far, near, unit, zone } = window;
      return [before(asOf, far, unit, zone), before(asOf, near, unit, zone)];
    }
    case 'complete': {
      const { amount, unit, zone } = window;
      const end = periodOf(asOf, unit, zone);
      const start = end.subtract(durationOf(amount, unit));
      return [startOfDay(start, zone), startOfDay(end, zone)];
    }
    case 'current':
      return [startOfDay(periodOf(asOf, window.unit, window.zone), window.zone), asOf];
    case 'until':
      return [undefined, timeRange(window.window, asOf).from ?? firstInstant];
    case 'leading up to': {
      const to = timeRange(window.window, asOf).from ?? firstInstant;
      return [before(to, window.amount, window.unit, window.zone), to];
    }
    case 'dates':
      return [window.from && instantOfEdge(window.from), window.to ? instantOfEdge(window.to) : asOf];
  }
}

/** 0001-01-01T00:00:00Z: there is no event before it. */
const firstInstant = -62_135_596_800_000_000n;

function instantOfEdge(edge: Edge): bigint {
  return edge.kind === 'instant' ? edge.instant : startOfDay(Temporal.PlainDate.from(edge.date), edge.zone);
}

/** The first instant of a local date. A day whose midnight does not exist starts later. */
function startOfDay(date: Temporal.PlainDate, zone: string): bigint {
  return microsOf(date.toZonedDateTime(zone));
}

/** The first day of the period that holds an instant. */
function periodOf(instant: bigint, unit: PeriodUnit, zone: string): Temporal.PlainDate {
  const day = localTime(instant, zone).toPlainDate();
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'year':
      return day.with({ day: 1, month: 1 });
  }
}

function durationOf(amount: number, unit: PeriodUnit): Temporal.DurationLike {
  if (unit === 'quarter') return { months: 3 * amount };
  return { [`${unit}s`]: amount };
}

/** So long before an instant, be it before year 1. */
function before(instant: bigint, amount: number, unit: Unit, zone: string): bigint {
  if (unit === 'month') return monthsBefore(instant, amount, zone);
  if (unit === 'year') return monthsBefore(instant, amount * 12, zone);
  return instant - BigInt(amount) * microsPerUnit[unit];
}

/**
 * The same local time so many months before, its day clamped to the month's end. A local time that
 * occurs twice is the first of the two; one that does not exist moves forward by the gap. Temporal does so by default.
 */
function monthsBefore(instant: bigint, months: number, zone: string): bigint {
  return microsOf(localTime(instant, zone).subtract({ months }).toZonedDateTime(zone));
}

/** What clocks in a zone show. Below a microsecond nothing counts, so instants are whole microseconds. */
function localTime(instant: bigint, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochNanoseconds(instant * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
}
