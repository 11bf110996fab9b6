import { expect, test } from 'vitest';
import { compiled, shapes } from './scale/growing-rules.ts';

test.each(Object.entries(shapes))('twice the length of %s costs less than 2.2 times the time', (_, shape) => {
  const lengths = [250, 500, 1000, 2000];
  const costs = leastCosts(lengths.map(shape));
  expect(Math.cbrt(costs.at(-1)! / costs[0]!)).toBeLessThan(2.2);
});

/** Seconds of each, the least of several rounds: other work on the machine only ever adds to it. */
function leastCosts(rules: readonly string[]): number[] {
  const rounds = Array.from({ length: 6 }, () =>
    rules.map((members) => {
      const begun = performance.now();
      compiled(members, 'duckdb');
      return performance.now() - begun;
    }),
  );
  return rules.map((_, at) => Math.min(...rounds.map((costs) => costs[at]!)));
}
