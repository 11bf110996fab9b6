import type { ArithmeticValue } from '../semantics/typed.ts';
import type { Dialect } from './dialect.ts';

/** Arithmetic of one type as SQL. Numbers that are not finite are missing; exact types that overflow fail the run. */
export function writeArithmetic(
  { operator, type }: Pick<ArithmeticValue, 'operator' | 'type'>,
  left: string,
  right: string,
  dialect: Dialect,
): string {
  if (type === 'number') return dialect.numberArithmetic(operator, left, right);
  const exact = `(${left} ${operator} ${right})`;
  return type === 'decimal' ? dialect.checkedDecimal(exact) : exact;
}
