import type { Sample } from '../../semantics/typed.ts';

/** A sample as a sentence. */
export function sampleWords({ from, to, seed }: Sample, negated: boolean): string {
  const stretch = from === 0 ? '' : ` (from ${percent(from)} to ${percent(to)})`;
  const share = `the ${percent(to - from)} of all users${stretch} that the seed ${JSON.stringify(seed)} draws, always the same`;
  return `they are ${negated ? 'not ' : ''}among ${share}`;
}

function percent(hundredths: number): string {
  return `${String(hundredths / 100)}%`;
}
