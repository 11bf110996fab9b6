import type { Sample } from '../semantics/typed.ts';
import type { Dialect } from './dialect.ts';

/** Whether the number that a seed draws for a user is in the sample: the first 13 hex digits of an md5, whole, by 10,000. */
export function sampleTest({ from, to, seed }: Sample, userId: string, dialect: Dialect): string {
  const text = dialect.concat(dialect.literal({ type: 'text', value: `${seed}:` }), userId);
  const digits = dialect.concat(
    dialect.literal({ type: 'text', value: '0x' }),
    `substr(${dialect.md5(text)}, 1, 13)`,
  );
  const drawn = `mod(${dialect.fromHex(digits)}, 10000)`;
  if (from === 0) return `${drawn} < ${String(to)}`;
  return `${drawn} between ${String(from)} and ${String(to - 1)}`;
}
