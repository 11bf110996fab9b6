import type { FixedLength } from '../semantics/typed.ts';
import { microsPerUnit } from '../catalog/unit-lengths.ts';

/** A length in microseconds. */
export function microsOfLength({ amount, unit }: FixedLength): bigint {
  return BigInt(amount) * microsPerUnit[unit];
}
