import { describe, expect, test } from 'vitest';
import { keepHarmlessCopies } from '../../src/optimizer/keep-harmless-copies.ts';
import { bind } from '../../src/plan/bind.ts';
import { boundPlanOf, planOf } from '../plan/plan-of.ts';
import { passText } from './pass-text.ts';

test.each([
  'did login ever',
  'did not login ever',
  'did login at least 1 time ever',
  'did login more than 0 times ever',
  'did login at most 0 times ever',
  'did login at least 0 times ever',
  'did login on at least 3 distinct days ever',
  'did login on at least 3 days in a row ever',
  'did login for the first time in last 3 days',
  'did login for the last time in last 3 days',
  'days since the last login ever > 3',
  'days of order ever > 3',
  'distinct(service) of order ever > 3',
  'min(amount) of order ever > 3',
  'max(amount) of order ever > 3',
  'first(service) of order ever = "food"',
  'last(service) of order ever = "food"',
  'top 10 by max(amount) of order ever among (did order ever)',
  'did login within 1 day after the first order',
])('copies may stay in `%s`: one event or ten are the same to it', (condition) => {
  expect(passText(keepHarmlessCopies, condition)).not.toContain('copies removed');
});

test.each([
  'did login at least 2 times ever',
  'did login exactly 1 time ever',
  'did login at most 1 time ever',
  'did login between 0 and 1 times ever',
  'did login for the second time ever',
  'did login at least 2 times a day in 1 of the last 7 days',
  'did order at least 2 times with the same service ever',
  'count of login ever > 3',
  'sum(amount) of order ever > 3',
  'avg(amount) of order ever > 3',
  'median(amount) of order ever > 3',
  'mode(service) of order ever = "food"',
  'average days between order ever > 3',
  'top 10 by count of login ever',
])('copies go from `%s`, and its plan is the same and not a copy', (condition) => {
  const plan = boundPlanOf(condition);
  expect(passText(keepHarmlessCopies, condition)).toContain('copies removed');
  expect(keepHarmlessCopies(plan)).toBe(plan);
});

describe('copies go for all who look at the same events when one of them can tell', () => {
  test.each([
    'did login ever and did login at least 2 times ever',
    'max(amount) of order ever > 3 or sum(amount) of order ever > 3',
    'did order ever and top 10 by 2 * sum(amount) of order ever',
    'did order ever and top 10 by user.age among (did order at least 2 times ever)',
    'did login within 1 day after the first order and did login at least 2 times within 1 day after the first order and did order at least 2 times ever',
  ])('%s', (condition) => {
    expect(passText(keepHarmlessCopies, condition)).not.toContain('copies kept');
  });

  test('and stay in other events', () => {
    const text = passText(keepHarmlessCopies, 'did login ever and did order at least 2 times ever');
    expect(text).toContain('scan login [event] [, 2026-01-01T00:00:00Z) copies kept');
    expect(text).toContain('scan order [event] [, 2026-01-01T00:00:00Z) copies removed');
  });

  test('what goes out with members can tell too', () => {
    const segment = 'segment s { export total members did order ever }';
    const plan = bind(planOf(`trait total = sum(amount) of order ever\n${segment}`), 0n);
    expect(keepHarmlessCopies(plan)).toBe(plan);
  });
});

test('a plan whose copies are kept is the same afterwards', () => {
  const once = keepHarmlessCopies(boundPlanOf('did login ever and not did order ever'));
  expect(keepHarmlessCopies(once)).toBe(once);
});
