import type { Arithmetic } from '../ast/nodes.ts';
import { isNumeric, type ScalarType } from '../catalog/value-type.ts';
import { fault, type Scope } from './scope.ts';
import type { Value } from './typed.ts';
import { literalAs } from './literals.ts';
import { describe, operandOf, type Operand, operandType, operandValue } from './values.ts';

/**
 * Two numbers joined. Both are of one type: a literal takes the other's, different types meet as numbers, and `/`
 * always gives a number. Undefined (reported) when a side is no number.
 */
export function checkArithmetic(expression: Arithmetic, scope: Scope): Operand | undefined {
  const left = operandOf(expression.left, scope);
  const right = operandOf(expression.right, scope);
  if (left === undefined || right === undefined) return undefined;
  for (const [operand, place] of [
    [left, expression.left],
    [right, expression.right],
  ] as const) {
    if (operand.kind === 'number' || isNumericOperand(operand)) continue;
    fault(scope, 'not-a-number', place.span, { found: describe(operand), operator: expression.operator });
    return undefined;
  }
  const type = expression.operator === '/' ? 'number' : meetingType(left, right);
  const leftValue = valueOf(left, type);
  const rightValue = valueOf(right, type);
  if (leftValue === undefined || rightValue === undefined) {
    const [faulty, place] = leftValue === undefined ? [left, expression.left] : [right, expression.right];
    const digits = faulty.kind === 'number' ? faulty.digits : '';
    fault(scope, 'number-out-of-range', place.span, { digits, type });
    return undefined;
  }
  const value: Value = {
    kind: 'arithmetic',
    operator: expression.operator,
    left: leftValue,
    right: rightValue,
    type,
  };
  return { kind: 'computed', value, type };
}

function isNumericOperand(operand: Operand): boolean {
  const type = operandType(operand);
  return type !== undefined && isNumeric(type);
}

type NumericType = 'integer' | 'number' | 'decimal';

function meetingType(left: Operand, right: Operand): NumericType {
  const a = numericType(operandType(left));
  const b = numericType(operandType(right));
  if (a === undefined && b === undefined) return 'number';
  if (a === undefined) return literalMeets(left, b ?? 'number');
  if (b === undefined) return literalMeets(right, a);
  return a === b ? a : 'number';
}

/** A fraction cannot be an integer: the two meet as numbers. */
function literalMeets(literal: Operand, other: NumericType): NumericType {
  const fraction = literal.kind === 'number' && literal.digits.includes('.');
  return other === 'integer' && fraction ? 'number' : other;
}

function numericType(type: ReturnType<typeof operandType>): NumericType | undefined {
  return type === 'integer' || type === 'number' || type === 'decimal' ? type : undefined;
}

function valueOf(operand: Operand, type: ScalarType): Value | undefined {
  if (operand.kind !== 'number') return operandValue(operand);
  const constant = literalAs(operand.digits, type);
  return constant === undefined ? undefined : { kind: 'constant', constant };
}
