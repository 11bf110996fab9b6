import type { ScalarType } from '../catalog/value-type.ts';
import { decimalConstant, integerConstant, numberConstant, type Constant } from './constant.ts';

/** A number literal as a constant of the type that its surroundings ask for; undefined when it does not fit. */
export function literalAs(digits: string, type: ScalarType): Constant | undefined {
  if (type === 'integer') return integerConstant(digits);
  if (type === 'decimal') return decimalConstant(digits);
  return numberConstant(digits);
}
