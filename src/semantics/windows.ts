import type { Window as WindowNode } from '../ast/nodes.ts';
import { dateText, instantMicros } from './calendar-literals.ts';
import { fault, type Scope, spellingFix } from './scope.ts';
import type { Unit, Window } from './typed.ts';
import { wholeNumber } from './values.ts';

const units: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const longest = 100_000;

/** A window with its unit known and its amount in bounds, still hanging on `as of`. */
export function checkWindow(window: WindowNode, scope: Scope): Window | undefined {
  switch (window.kind) {
    case 'ever':
      return { kind: 'ever' };
    case 'since': {
      if (window.from.kind === 'date') {
        const date = dateText(window.from, scope);
        return date === undefined ? undefined : { kind: 'since date', date, zone: scope.zone };
      }
      const instant = instantMicros(window.from, scope);
      return instant === undefined ? undefined : { kind: 'since instant', instant };
    }
    case 'last': {
      const unit = units.find((one) => window.unit.text === one || window.unit.text === `${one}s`);
      if (unit === undefined) {
        const names = units.map((one) => `${one}s`);
        const near = spellingFix(window.unit, names);
        const hint = near.hint ?? `units are ${names.join(', ')}`;
        fault(scope, 'unknown-unit', window.unit.span, { name: window.unit.text }, { ...near, hint });
      }
      const amount = wholeNumber(window.amount);
      if (amount === undefined || amount < 1 || amount > longest) {
        fault(scope, 'wrong-amount', window.span, { found: window.amount });
        return undefined;
      }
      return unit === undefined ? undefined : { kind: 'last', amount, unit, zone: scope.zone };
    }
  }
}
