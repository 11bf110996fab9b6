import { createHash } from 'node:crypto';
import type { Sample } from '../../../src/semantics/typed.ts';

/** Whether a user is in a sample: by the first 13 hex digits of md5(seed + ":" + id) as a whole number. */
export function isDrawn({ from, to, seed }: Sample, userId: string): boolean {
  const digits = createHash('md5').update(`${seed}:${userId}`, 'utf8').digest('hex').slice(0, 13);
  const drawn = Number(BigInt(`0x${digits}`) % 10_000n);
  return from <= drawn && drawn < to;
}
