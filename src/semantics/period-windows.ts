import type { Name } from '../ast/nodes.ts';
import type { Span } from '../source/span.ts';
import { fault, type Scope, spellingFix } from './scope.ts';
import type { PeriodUnit, Window } from './typed.ts';

const units: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** `last month`, `this week`, or the unit of `in last 3 complete months`. */
interface Periods {
  readonly which: 'last' | 'this' | 'complete';
  readonly unit: Name;
  readonly span: Span;
}

type PeriodWindow = Extract<Window, { readonly kind: 'complete' | 'current' }>;

/** A window of whole periods of the calendar, one long. One day has names of its own. */
export function checkPeriods(
  { which, unit: { text, span }, span: all }: Periods,
  scope: Scope,
): PeriodWindow | undefined {
  const plural = which === 'complete';
  const unit = units.find((one) => text === one || (plural && text === `${one}s`));
  if (unit === undefined) {
    const near = spellingFix({ text, span }, plural ? units.map((one) => `${one}s`) : units.slice(1));
    const hint = near.hint ?? `periods are ${plural ? 'days, ' : ''}weeks, months, quarters and years`;
    fault(scope, 'wrong-period', span, { unit: text }, { ...near, hint });
    return undefined;
  }
  if (!plural && unit === 'day') {
    const word = which === 'this' ? 'today' : 'yesterday';
    const fixes = [{ title: `write \`${word}\``, edits: [{ span: all, text: word }] }];
    const hint = which === 'last' ? 'or do you mean the 24 hours up to now: `in last 1 day`?' : undefined;
    fault(scope, 'wrong-period', all, { unit: text }, { fixes, hint });
    return undefined;
  }
  const { zone } = scope;
  return which === 'this' ? { kind: 'current', unit, zone } : { kind: 'complete', amount: 1, unit, zone };
}
