import { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../ast/nodes.ts';
import type { Moment } from '../../ast/window-nodes.ts';
import type { EventTimes } from '../../ast/tests/nodes.ts';
import { microsOf } from '../../catalog/instant.ts';
import type { Span } from '../../source/span.ts';
import { dateText, instantMicros } from '../calendar-literals.ts';
import { fault, type Scope } from '../scope.ts';
import type { Unit } from '../typed.ts';
import { microsPerUnit } from '../../catalog/unit-lengths.ts';
import { wholeNumber } from '../values.ts';
import { checkUnit } from '../windows.ts';

const furthest = 100_000;

/** An instant, and where it was written. */
export interface GivenInstant {
  readonly micros: bigint;
  readonly span: Span;
}

/** The instant that a moment stands for: a date is where it starts in the zone of the project. */
export function momentMicros(moment: Moment, scope: Scope): bigint | undefined {
  if (moment.kind === 'timestamp') return instantMicros(moment, scope);
  const date = dateText(moment, scope);
  return date === undefined ? undefined : microsOf(Temporal.PlainDate.from(date).toZonedDateTime(scope.zone));
}

/** When events happen; `ago` counts from `as of`, and `on` a date is its noon in the zone of the project. */
export function givenInstants(times: EventTimes, asOf: bigint, scope: Scope): GivenInstant[] {
  switch (times.kind) {
    case 'ago': {
      const unit = checkUnit(times, scope);
      if (unit === undefined) return [];
      return times.amounts.flatMap((amount) => agoInstant(amount, unit, asOf, scope) ?? []);
    }
    case 'at':
      return times.instants.flatMap((literal) => {
        const micros = instantMicros(literal, scope);
        return micros === undefined ? [] : [{ micros, span: literal.span }];
      });
    case 'on':
      return times.dates.flatMap((literal) => {
        const date = dateText(literal, scope);
        if (date === undefined) return [];
        const noon = { timeZone: scope.zone, plainTime: '12:00' };
        return [
          { micros: microsOf(Temporal.PlainDate.from(date).toZonedDateTime(noon)), span: literal.span },
        ];
      });
  }
}

function agoInstant(
  { digits, span }: Amount,
  unit: Unit,
  asOf: bigint,
  scope: Scope,
): GivenInstant | undefined {
  const amount = wholeNumber(digits);
  const micros =
    amount === undefined || amount > furthest ? undefined : before(asOf, amount, unit, scope.zone);
  if (micros !== undefined) return { micros, span };
  fault(scope, 'wrong-distance', span, { found: digits });
  return undefined;
}

const yearOne = -62_135_596_800_000_000n;

/** So long before an instant, as windows have it; undefined before year 1. */
function before(asOf: bigint, amount: number, unit: Unit, zone: string): bigint | undefined {
  if (unit !== 'month' && unit !== 'year') {
    const micros = asOf - BigInt(amount) * microsPerUnit[unit];
    return micros < yearOne ? undefined : micros;
  }
  const months = unit === 'year' ? amount * 12 : amount;
  const local = Temporal.Instant.fromEpochNanoseconds(asOf * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  if (local.year * 12 + local.month - months <= 12) return undefined;
  return microsOf(local.subtract({ months }).toZonedDateTime(zone));
}
