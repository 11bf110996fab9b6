import type { Comparison, OneOf, TextTest } from '../ast/nodes.ts';
import { isAsked } from './comparisons.ts';
import { foldCase } from './fold-case.ts';
import { fault, type Scope } from './scope.ts';
import type { Logic, Value, ValueTest } from './typed.ts';
import { describe, operandOf, type Operand, operandType, operandValue } from './values.ts';

/** `x contains "food"`; `does not contain` is `not` of it, so that it holds when `x` is missing. */
export function checkTextTest(expression: TextTest, scope: Scope): Logic<ValueTest> | undefined {
  const { operator, negated, ignoringCase } = expression;
  const value = operandOf(expression.value, scope);
  const part = operandOf(expression.part, scope);
  if (value === undefined || part === undefined) return undefined;
  if (!isAsked(value) && !isAsked(part)) {
    fault(scope, 'constant-comparison', expression.span, {});
    return undefined;
  }
  const words = negated ? 'does not contain' : operator;
  const whole = textOf(value, words, expression.value, scope);
  const piece = textOf(part, words, expression.part, scope);
  if (whole === undefined || piece === undefined) return undefined;
  const test: ValueTest = {
    kind: 'text',
    operator,
    value: ignoringCase ? lowered(whole) : whole,
    part: ignoringCase ? lowered(piece) : piece,
  };
  return negated ? { kind: 'not', arm: test } : test;
}

/** False (reported) when `ignoring case` stands after what has no case, or after an operator that orders. */
export function checkIgnoringCase(
  expression: Comparison | OneOf,
  sides: readonly Operand[],
  scope: Scope,
): boolean {
  const operator = expression.kind === 'compare' ? expression.operator : '=';
  if (operator !== '=' && operator !== '!=') {
    fault(scope, 'case-of-order', expression.span, { operator });
    return false;
  }
  const other = sides.find((side) => side.kind === 'number' || operandType(side) !== 'text');
  if (other === undefined) return true;
  fault(scope, 'not-a-text', expression.span, { found: describe(other), asked: 'ignoring case' });
  return false;
}

/** A text without the difference between upper and lower case. A constant is folded here and now. */
export function lowered(value: Value): Value {
  if (value.kind === 'constant' && value.constant.type === 'text')
    return { kind: 'constant', constant: { type: 'text', value: foldCase(value.constant.value) } };
  return { kind: 'lowered', value, type: 'text' };
}

function textOf(operand: Operand, asked: string, place: TextTest['value'], scope: Scope): Value | undefined {
  if (operand.kind !== 'number' && operandType(operand) === 'text') return operandValue(operand);
  fault(scope, 'not-a-text', place.span, { found: describe(operand), asked });
  return undefined;
}
