import type { ScalarType } from '../../../src/catalog/value-type.ts';
import { decimalScale } from '../../../src/catalog/decimal.ts';
import type { Constant } from '../../../src/semantics/constant.ts';
import { compareCodePoints } from './code-points.ts';

/** Negative, zero or positive: two values compared as values of one type. */
export function compareAs(left: Constant, right: Constant, type: ScalarType): number {
  switch (type) {
    case 'text':
    case 'date': // ISO texts of years 1 to 9999 order as their days do.
      return compareCodePoints(ofType(left, type), ofType(right, type));
    case 'number':
      return toNumber(left) - toNumber(right) || 0;
    case 'boolean':
      return Number(ofType(left, type)) - Number(ofType(right, type));
    case 'integer':
    case 'decimal':
    case 'timestamp': {
      const difference = ofType(left, type) - ofType(right, type);
      return difference === 0n ? 0 : difference < 0n ? -1 : 1;
    }
  }
}

/** Integer and decimal as the nearest 64-bit float. */
export function toNumber(value: Constant): number {
  if (value.type === 'number') return value.value;
  if (value.type === 'integer') return Number(value.value);
  return Number(decimalText(ofType(value, 'decimal')));
}

/** A decimal scaled by 10^9 as plain digits with 9 places: `-12.500000000`. */
export function decimalText(scaled: bigint): string {
  const size = scaled < 0n ? -scaled : scaled;
  const fraction = String(size % decimalScale).padStart(9, '0');
  return `${scaled < 0n ? '-' : ''}${String(size / decimalScale)}.${fraction}`;
}

type ValueOf<T extends ScalarType> = Extract<Constant, { type: T }>['value'];

function ofType<T extends ScalarType>(constant: Constant, type: T): ValueOf<T> {
  if (constant.type !== type) throw new Error(`a ${constant.type} is compared as a ${type}`);
  return constant.value as ValueOf<T>;
}
