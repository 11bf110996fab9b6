import { createHash } from 'node:crypto';
import type { Sample } from '../../../src/semantics/typed.ts';

/** Whether a user is in a sample. */
export function isDrawn({ from, to, seed }: Sample, userId: string): boolean {
  const drawn = placeOf(seed, userId);
  return from <= drawn && drawn < to;
}

/** A user's place in hundredths of a per cent: of the first 13 hex digits of md5(seed + ":" + id) as a whole number. */
export function placeOf(seed: string, userId: string): number {
  const digits = createHash('md5').update(`${seed}:${userId}`, 'utf8').digest('hex').slice(0, 13);
  return Number(BigInt(`0x${digits}`) % 10_000n);
}
