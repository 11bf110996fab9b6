import type { Name } from '../ast/nodes.ts';
import { fault, type Scope } from './scope.ts';
import type { DateUnit, Unit } from './typed.ts';

/** Whether whole days make up a unit. */
export function isDateUnit(unit: Unit): unit is DateUnit {
  return unit !== 'second' && unit !== 'minute' && unit !== 'hour';
}

/** Reports a date that is asked about in hours or less. */
export function reportUnitOfDate(unit: Name, scope: Scope): void {
  const hint = 'ask in days, weeks, months or years';
  fault(scope, 'unit-of-date', unit.span, { unit: unit.text.replace(/s?$/, 's') }, { hint });
}
