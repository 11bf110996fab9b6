import type { Expression, RelativeTest } from '../ast/nodes.ts';
import { isAsked } from './comparisons.ts';
import { isDateUnit, reportUnitOfDate } from './date-units.ts';
import { fault, type Scope } from './scope.ts';
import type { ValueTest } from './typed.ts';
import { describe, operandOf, operandType, operandValue } from './values.ts';
import { checkLength } from './windows.ts';

/** `anniversary of user.birthday in next 7 days`, `today`; what is `less than 7 days ago` is in the last 7 days. */
export function checkAnniversary(
  { relation, amount, unit, span }: RelativeTest,
  { of }: Extract<Expression, { kind: 'anniversary' }>,
  scope: Scope,
): ValueTest | undefined {
  const operand = operandOf(of, scope);
  const length = checkLength({ amount: { digits: amount, span }, unit }, scope);
  if (relation === 'more than') {
    const hint = 'it comes every year: ask `in last` or `in next` so many days';
    fault(scope, 'past-anniversary', span, {}, { hint });
  }
  if (operand === undefined || length === undefined || relation === 'more than') return undefined;
  if (operand.kind === 'number' || !isAsked(operand)) {
    fault(scope, 'constant-comparison', of.span, {});
    return undefined;
  }
  const type = operandType(operand);
  if (type !== 'date' && type !== 'timestamp') {
    fault(scope, 'not-a-time', of.span, { found: describe(operand) });
    return undefined;
  }
  if (!isDateUnit(length.unit)) {
    reportUnitOfDate(unit, scope);
    return undefined;
  }
  return {
    kind: 'anniversary',
    // Today is the first of the days to come.
    relation: relation === 'in next' || relation === 'today' ? 'in next' : 'in last',
    value: operandValue(operand),
    type,
    amount: length.amount,
    unit: length.unit,
    zone: scope.zone,
  };
}
