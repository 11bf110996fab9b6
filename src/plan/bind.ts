import { Temporal } from 'temporal-polyfill';
import type { Logic, Value, ValueTest, Window } from '../semantics/typed.ts';
import { mapLogic } from './logic.ts';
import type { BoundPlan, Plan, Predicate, TimeRange, UserState } from './nodes.ts';
import { bindRelativeTest } from './relative-tests.ts';
import { mapStates, mapTest } from './values.ts';

/** Works every window out for one `as of` (microseconds since 1970): the last step before SQL, and the only one that knows when. */
export function bind(plan: Plan, asOf: bigint): BoundPlan {
  return {
    universe: { ...plan.universe, window: timeRange(plan.universe.window, asOf) },
    members: plan.members.map((members) => ({
      ...members,
      predicate: bindPredicate(members.predicate),
    })),
    exports: plan.exports.map((column) => ({ ...column, value: mapStates(column.value, bindState) })),
  };

  function bindState(state: UserState<Window>): UserState<TimeRange> {
    const { window, where } = state.input;
    return {
      ...state,
      input: { ...state.input, window: timeRange(window, asOf), where: where && bindWhere(where) },
    };
  }

  function bindWhere(where: Logic<ValueTest>): Logic<ValueTest> {
    return mapLogic(where, (test) => (test.kind === 'relative' ? bindRelativeTest<Value>(test, asOf) : test));
  }

  function bindPredicate(predicate: Predicate<Window>): Predicate<TimeRange> {
    return mapLogic(predicate, (leaf): Predicate<TimeRange> => {
      switch (leaf.kind) {
        case 'member of':
          return leaf;
        case 'count test':
          return { ...leaf, state: bindState(leaf.state) };
        default: {
          const test = mapTest(leaf, (value) => mapStates(value, bindState));
          return test.kind === 'relative' ? bindRelativeTest(test, asOf) : test;
        }
      }
    });
  }
}

const microsPerUnit = {
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
} as const;

/** `[from, as of)`. Days and weeks are exact lengths; months, years and dates follow the calendar of the zone. */
export function timeRange(window: Window, asOf: bigint): TimeRange {
  const from = windowStart(window, asOf);
  return { from: from === undefined || from < firstInstant ? undefined : from, to: asOf };
}

/** 0001-01-01T00:00:00Z: there is no event before it, so a window from further back has no start. */
const firstInstant = -62_135_596_800_000_000n;

function windowStart(window: Window, asOf: bigint): bigint | undefined {
  switch (window.kind) {
    case 'ever':
      return undefined;
    case 'since instant':
      return window.instant;
    case 'since date':
      return startOfDay(window.date, window.zone);
    case 'last': {
      const { amount, unit, zone } = window;
      if (unit === 'month' || unit === 'year') return calendarBefore(asOf, amount, unit, zone);
      return asOf - BigInt(amount) * microsPerUnit[unit];
    }
  }
}

/** The first instant of a local date. A day whose midnight does not exist starts later. */
function startOfDay(date: string, zone: string): bigint {
  return micros(Temporal.PlainDate.from(date).toZonedDateTime(zone));
}

/**
 * The same local time `amount` months or years before, its day clamped to the month's end. A local time that
 * occurs twice is the first of the two; one that does not exist moves forward by the gap (Temporal's `compatible`).
 */
function calendarBefore(
  asOf: bigint,
  amount: number,
  unit: 'month' | 'year',
  zone: string,
): bigint | undefined {
  // Below a microsecond nothing counts, so the instant is whole microseconds.
  const local = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  const months = unit === 'month' ? amount : amount * 12;
  if (local.year * 12 + local.month - months <= 12) return undefined;
  const before = local.subtract({ months }, { overflow: 'constrain' });
  return micros(before.toZonedDateTime(zone, { disambiguation: 'compatible' }));
}

function micros(zoned: Temporal.ZonedDateTime): bigint {
  const nanoseconds = zoned.epochNanoseconds;
  return nanoseconds / 1000n - (nanoseconds % 1000n < 0n ? 1n : 0n);
}
