import type { Length } from '../ast/nodes.ts';
import type { Span } from '../source/span.ts';
import { fault, type Scope } from './scope.ts';
import type { FixedLength, FixedUnit, Unit } from './typed.ts';
import { checkLength, checkUnit } from './windows.ts';

const daysOf = { month: 30, year: 365 } as const;

/** The length of `what`, which is the same wherever it begins; undefined (reported) when it is none. */
export function checkFixedLength(what: string, node: Length, scope: Scope): FixedLength | undefined {
  const length = checkLength(node, scope);
  if (length === undefined) return undefined;
  const { amount, unit } = length;
  if (isFixed(unit)) return { amount, unit };
  reportNotFixed(what, unit, node.span, `${String(amount * daysOf[unit])} days`, scope);
  return undefined;
}

/** The unit in which `what` is counted, as long wherever it begins; undefined (reported) when it is none. */
export function checkFixedUnit(
  what: string,
  node: Pick<Length, 'unit'>,
  scope: Scope,
): FixedUnit | undefined {
  const unit = checkUnit(node, scope);
  if (unit === undefined || isFixed(unit)) return unit;
  reportNotFixed(what, unit, node.unit.span, 'days', scope);
  return undefined;
}

function isFixed(unit: Unit): unit is FixedUnit {
  return unit !== 'month' && unit !== 'year';
}

function reportNotFixed(what: string, unit: Unit, span: Span, instead: string, scope: Scope): void {
  const fixes = [{ title: `write \`${instead}\``, edits: [{ span, text: instead }] }];
  const hint = `seconds, minutes, hours, days and weeks are: \`${instead}\``;
  fault(scope, 'length-not-fixed', span, { what, unit: `${unit}s` }, { hint, fixes });
}
