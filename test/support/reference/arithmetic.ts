import { decimalScale } from '../../../src/catalog/decimal.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import type { ArithmeticValue } from '../../../src/semantics/typed.ts';
import { toNumber } from './comparison.ts';

/** An exact result beyond its type: the run fails rather than give a wrong number. */
export class Overflow extends Error {}

/** Two values joined in one type; undefined when a number is not finite, or a divisor is 0. */
export function joined(
  operator: ArithmeticValue['operator'],
  left: Constant,
  right: Constant,
  type: ArithmeticValue['type'],
): Constant | undefined {
  if (type === 'number') return finite(joinedNumbers(operator, toNumber(left), toNumber(right)));
  if (left.type === 'integer' && right.type === 'integer' && type === 'integer')
    return integer(joinedExactly(operator, left.value, right.value, 1n));
  if (left.type === 'decimal' && right.type === 'decimal' && type === 'decimal')
    return decimal(joinedExactly(operator, left.value, right.value, decimalScale));
  throw new Error(`${left.type} ${operator} ${right.type} is no ${type}`);
}

function joinedNumbers(operator: ArithmeticValue['operator'], left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

/** Scaled whole numbers joined; a product is rounded half away from zero to the scale. */
function joinedExactly(
  operator: ArithmeticValue['operator'],
  left: bigint,
  right: bigint,
  scale: bigint,
): bigint {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  const product = left * right;
  const size = product < 0n ? -product : product;
  const rounded = (size + scale / 2n) / scale;
  return product < 0n ? -rounded : rounded;
}

/** A number, missing when it is not finite; -0 is 0. */
export function finite(value: number): Constant | undefined {
  return Number.isFinite(value) ? { type: 'number', value: value + 0 } : undefined;
}

/** A 64-bit integer. Throws `Overflow` when it is none. */
export function integer(value: bigint): Constant {
  if (BigInt.asIntN(64, value) !== value) throw new Overflow(`${String(value)} is no 64-bit integer`);
  return { type: 'integer', value };
}

/** A scaled decimal. Throws `Overflow` with more than 18 digits before the point. */
export function decimal(value: bigint): Constant {
  if (value >= 10n ** 27n || value <= -(10n ** 27n)) throw new Overflow(`${String(value)}e-9 is no decimal`);
  return { type: 'decimal', value };
}
