import { expect, test } from 'vitest';
import { check } from '../../src/compile.ts';

test('a number that is lost is told where it should stand, and nothing else is said of it', () => {
  const rules = 'event e {}\ntrait t = count of e between 1 and mo0 nths ago\n';
  const { diagnostics } = check(['a.seg'], () => rules, { timeZone: 'UTC', users: undefined });
  expect(diagnostics.map(({ code, at }) => [code, rules.slice(at.span.start, at.span.end)])).toEqual([
    ['unexpected', 'mo0'],
  ]);
});
