import type { Comparison, Expression } from '../ast/nodes.ts';
import { versionKey } from '../catalog/versions.ts';
import { fault, type Scope } from './scope.ts';
import type { Logic, Value, ValueTest, VersionValue } from './typed.ts';
import { describe, operandOf, operandType, operandValue } from './values.ts';

/** `app_version >= version "5.2.0"`. `!=` becomes `not =`, so that it also holds for what is no version. */
export function checkVersionComparison(
  { operator, left, right, ignoringCase, span }: Comparison,
  scope: Scope,
): Logic<ValueTest> | undefined {
  const sides = [versionOf(left, scope), versionOf(right, scope)];
  const [first, second] = sides;
  if (ignoringCase) {
    fault(scope, 'not-a-text', span, { found: 'a version', asked: 'ignoring case' });
    return undefined;
  }
  if (first === undefined || second === undefined) return undefined;
  if (first.value.kind === 'constant' && second.value.kind === 'constant') {
    fault(scope, 'constant-comparison', span, {});
    return undefined;
  }
  const test = { kind: 'compare', left: first, right: second, type: 'text' } as const;
  if (operator !== '!=') return { ...test, operator };
  return { kind: 'not', arm: { ...test, operator: '=' } };
}

function versionOf(side: Expression, scope: Scope): VersionValue | undefined {
  const value = side.kind === 'version' ? literalText(side, scope) : asked(side, scope);
  return value === undefined ? undefined : { kind: 'version', value, type: 'text' };
}

function literalText(
  { text, span }: Extract<Expression, { kind: 'version' }>,
  scope: Scope,
): Value | undefined {
  if (versionKey(text) !== undefined) return { kind: 'constant', constant: { type: 'text', value: text } };
  const hint = 'write one to four whole numbers of at most 9 digits: `version "5.2.0"`';
  fault(scope, 'wrong-version', span, { text }, { hint });
  return undefined;
}

function asked(side: Expression, scope: Scope): Value | undefined {
  const operand = operandOf(side, scope);
  if (operand === undefined) return undefined;
  if (operand.kind !== 'number' && operandType(operand) === 'text') return operandValue(operand);
  fault(scope, 'not-a-text', side.span, { found: describe(operand), asked: 'version' });
  return undefined;
}
