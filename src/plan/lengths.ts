import type { FixedLength } from '../semantics/typed.ts';
import { microsPerUnit } from './micros-per-unit.ts';

/** A length in microseconds. */
export function microsOfLength({ amount, unit }: FixedLength): bigint {
  return BigInt(amount) * microsPerUnit[unit];
}
