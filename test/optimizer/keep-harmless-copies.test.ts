import { expect, test } from 'vitest';
import { keepHarmlessCopies } from '../../src/optimizer/keep-harmless-copies.ts';
import { boundPlanOf } from '../plan/plan-of.ts';
import { passText } from './pass-text.ts';

test.each([
  'did login ever',
  'did not login ever',
  'did login at least 1 time ever',
  'did login more than 0 times ever',
  'did login at most 0 times ever',
  'did login at least 0 times ever',
  'did login on at least 3 distinct days ever',
])('copies may stay in `%s`: one event or ten are the same to it', (condition) => {
  expect(passText(keepHarmlessCopies, condition)).toContain('copies kept');
});

test.each([
  'did login at least 2 times ever',
  'did login exactly 1 time ever',
  'did login at most 1 time ever',
  'did login between 0 and 1 times ever',
])('copies go from `%s`, and its plan is the same and not a copy', (condition) => {
  const plan = boundPlanOf(condition);
  expect(passText(keepHarmlessCopies, condition)).toContain('copies removed');
  expect(keepHarmlessCopies(plan)).toBe(plan);
});

test('a plan whose copies are kept is the same afterwards', () => {
  const once = keepHarmlessCopies(boundPlanOf('did login ever and not did order ever'));
  expect(keepHarmlessCopies(once)).toBe(once);
});
