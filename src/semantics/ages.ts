import type { CompareOperator, Comparison, Expression } from '../ast/nodes.ts';
import { isAsked } from './comparisons.ts';
import { fault, type Scope } from './scope.ts';
import type { AgeTest, Logic, Value, ValueTest } from './typed.ts';
import { describe, operandOf, operandType, operandValue, wholeNumber } from './values.ts';

const turned = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** Nobody is older. */
const mostYears = 1000;

/** `age of user.birthday >= 18`, either way around. `!=` becomes `not =`, so that it holds when the date is missing. */
export function checkAgeComparison(
  { operator, left, right, ignoringCase, span }: Comparison,
  scope: Scope,
): Logic<ValueTest> | undefined {
  const [age, number, word] = left.kind === 'age' ? [left, right, operator] : [right, left, turned[operator]];
  if (age.kind !== 'age') return undefined;
  const dated = checkAge(age, scope);
  const years = yearsOf(number, scope);
  if (ignoringCase) fault(scope, 'not-a-text', span, { found: 'an age', asked: 'ignoring case' });
  if (dated === undefined || years === undefined || ignoringCase) return undefined;
  return ageTest(word, { ...dated, years });
}

function ageTest(
  operator: CompareOperator,
  rest: Omit<AgeTest<Value>, 'kind' | 'operator'>,
): Logic<ValueTest> {
  if (operator !== '!=') return { kind: 'age', operator, ...rest };
  return { kind: 'not', arm: { kind: 'age', operator: '=', ...rest } };
}

function checkAge(
  { of }: Extract<Expression, { kind: 'age' }>,
  scope: Scope,
): Pick<AgeTest<Value>, 'value' | 'type' | 'zone'> | undefined {
  const operand = operandOf(of, scope);
  if (operand === undefined) return undefined;
  const type = operandType(operand);
  if (type !== 'date' && type !== 'timestamp') {
    fault(scope, 'not-a-time', of.span, { found: describe(operand) });
    return undefined;
  }
  if (operand.kind === 'number' || !isAsked(operand)) {
    fault(scope, 'constant-comparison', of.span, {});
    return undefined;
  }
  return { value: operandValue(operand), type, zone: scope.zone };
}

/** The whole years that an age is compared with: a literal or a parameter. */
function yearsOf(number: Expression, scope: Scope): number | undefined {
  const operand = number.kind === 'age' ? undefined : operandOf(number, scope);
  if (number.kind !== 'age' && operand === undefined) return undefined;
  const digits =
    operand?.kind === 'number'
      ? operand.digits
      : operand?.kind === 'constant' && operand.constant.type === 'integer'
        ? String(operand.constant.value)
        : '';
  const years = wholeNumber(digits);
  if (years !== undefined && years <= mostYears) return years;
  const found = operand === undefined ? 'an age' : describe(operand);
  fault(
    scope,
    'wrong-age',
    number.span,
    { found },
    { hint: 'write it in digits: `age of user.birthday >= 18`' },
  );
  return undefined;
}
