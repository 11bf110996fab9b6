import type { RelativeTest } from '../ast/nodes.ts';
import { isAsked } from './comparisons.ts';
import { checkAnniversary } from './anniversaries.ts';
import { isDateUnit, reportUnitOfDate } from './date-units.ts';
import { fault, type Scope } from './scope.ts';
import type { ValueTest } from './typed.ts';
import { describe, operandOf, operandType, operandValue } from './values.ts';
import { checkWindow } from './windows.ts';

/**
 * `user.trial_ends in next 7 days`: a date or timestamp against `as of`. What is `less than 30 days ago` is in the
 * last 30 days.
 */
export function checkRelativeTest(expression: RelativeTest, scope: Scope): ValueTest | undefined {
  if (expression.value.kind === 'anniversary') return checkAnniversary(expression, expression.value, scope);
  const { relation, amount, unit, span } = expression;
  const operand = operandOf(expression.value, scope);
  const length = checkWindow({ kind: 'last', complete: false, amount, unit, span }, scope);
  if (operand === undefined || length?.kind !== 'last') return undefined;
  if (operand.kind === 'number' || !isAsked(operand)) {
    fault(scope, 'constant-comparison', expression.span, {});
    return undefined;
  }
  const type = operandType(operand);
  if (type !== 'date' && type !== 'timestamp') {
    fault(scope, 'not-a-time', expression.value.span, { found: describe(operand) });
    return undefined;
  }
  if (type === 'date' && !isDateUnit(length.unit)) {
    reportUnitOfDate(unit, scope);
    return undefined;
  }
  return {
    kind: 'relative',
    value: operandValue(operand),
    type,
    relation: relation === 'more than' ? 'more than ago' : relation === 'in next' ? 'in next' : 'in last',
    amount: length.amount,
    unit: length.unit,
    zone: scope.zone,
  };
}
