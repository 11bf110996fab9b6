import type { Comparison, OneOf, TextTest } from '../ast/nodes.ts';
import { isAsked } from './comparisons.ts';
import { foldCase } from './fold-case.ts';
import { listTypeOf } from './list-tests.ts';
import { patternFault } from './patterns.ts';
import { fault, type Scope } from './scope.ts';
import type { Logic, Value, ValueTest } from './typed.ts';
import { describe, operandOf, type Operand, operandType, operandValue } from './values.ts';

/** `x contains "food"`; `does not contain` is `not` of it, so that it holds when `x` is missing. */
export function checkTextTest(expression: TextTest, scope: Scope): Logic<ValueTest> | undefined {
  const { operator, negated, ignoringCase } = expression;
  if (operator === 'matches') return checkPattern(expression, scope);
  const value = operandOf(expression.value, scope);
  const part = operandOf(expression.part, scope);
  if (value === undefined || part === undefined) return undefined;
  if (!isAsked(value) && !isAsked(part)) {
    fault(scope, 'constant-comparison', expression.span, {});
    return undefined;
  }
  const words = negated ? 'does not contain' : operator;
  if (listTypeOf(value) !== undefined) {
    reportListAsText(expression, value, words, scope);
    return undefined;
  }
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

/** Other languages ask a list whether it contains something. */
function reportListAsText(
  { operator, negated, value: { span }, part }: TextTest,
  value: Operand,
  asked: string,
  scope: Scope,
): void {
  const text = negated ? ' has no ' : ' has ';
  const edits = [{ span: { start: span.end, end: part.span.start }, text }];
  const fixes = operator === 'contains' ? [{ title: `write \`${text.trim()}\``, edits }] : [];
  const hint = 'a list is asked whether it has an item: `items has "milk"`';
  fault(scope, 'not-a-text', span, { found: describe(value), asked }, { hint, fixes });
}

/** `x matches "^fo+d"`; `does not match` is `not` of it, so that it holds when `x` is missing. */
function checkPattern(expression: TextTest, scope: Scope): Logic<ValueTest> | undefined {
  const { negated, part, ignoringCase, span } = expression;
  const operand = operandOf(expression.value, scope);
  if (part.kind !== 'text') {
    if (part.kind === 'error') return undefined;
    fault(scope, 'wrong-pattern', part.span, { why: 'it has to stand here as a text in double quotes' });
    return undefined;
  }
  const why = patternFault(part.value);
  if (why !== undefined) fault(scope, 'wrong-pattern', part.span, { why });
  if (ignoringCase) {
    const hint = 'start the pattern with `(?i)`';
    fault(scope, 'case-of-order', span, { operator: 'matches' }, { hint });
  }
  if (operand === undefined || why !== undefined || ignoringCase) return undefined;
  if (!isAsked(operand)) {
    fault(scope, 'constant-comparison', span, {});
    return undefined;
  }
  const value = textOf(operand, negated ? 'does not match' : 'matches', expression.value, scope);
  if (value === undefined) return undefined;
  const test: ValueTest = { kind: 'pattern', value, pattern: part.value };
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
