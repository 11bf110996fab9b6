import type { Name, PeriodsClause } from '../ast/nodes.ts';
import { checkCount } from './counts.ts';
import { mostPeriods } from './most-periods.ts';
import { fault, type Scope, spellingFix } from './scope.ts';
import type { Behaviour, CountedPeriod, ScanWindow } from './typed.ts';
import { writtenText } from './written.ts';

const units = ['day', 'week', 'month'] as const;

/** Periods that are counted, and how many. */
interface PeriodsCount extends Pick<Behaviour, 'count'> {
  readonly counted: Extract<Behaviour['counted'], { readonly kind: 'periods' | 'periods in a row' }>;
}

/** `on at least 3 distinct days`, `on at least 3 days in a row`: the periods that are counted, and how many. */
export function checkPeriodsClause(
  { least, unit: name, inARow, span }: PeriodsClause,
  scope: Scope,
): PeriodsCount | undefined {
  const unit = checkCountedPeriod(name, scope);
  const count = checkCount({ word: 'at least', bounds: [least], span }, false, scope);
  if (unit === undefined || count === undefined) return undefined;
  const { zone } = scope;
  const counted = inARow
    ? ({ kind: 'periods in a row', unit, zone } as const)
    : ({ kind: 'periods', unit, zone, times: 1 } as const);
  return { counted, count };
}

/** The unit of periods that are counted; undefined (reported) when it is none. */
export function checkCountedPeriod({ text, span }: Name, scope: Scope): CountedPeriod | undefined {
  const unit = units.find((one) => text === one || text === `${one}s`);
  if (unit !== undefined) return unit;
  const near = spellingFix({ text, span }, ['days', 'weeks', 'months']);
  const hint = near.hint ?? 'days, weeks and months are counted';
  fault(scope, 'wrong-period', span, { unit: text }, { ...near, hint });
  return undefined;
}

/** Reports more days than a window has, and more of them than the events that are allowed. */
export function checkEnoughPeriods(
  { span }: PeriodsClause,
  { counted, count }: PeriodsCount,
  window: ScanWindow,
  times: number | undefined,
  scope: Scope,
): void {
  const most = Math.min(mostPeriods(window, counted.unit), times ?? Infinity);
  if (count.least <= most) return;
  const because =
    most === times
      ? `it is done at most ${amount(most, 'time')}`
      : `its window touches at most ${amount(most, counted.unit)}`;
  fault(scope, 'impossible-count', span, { count: writtenText(span, scope) }, { hint: because });
}

function amount(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
