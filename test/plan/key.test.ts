import { describe, expect, test } from 'vitest';
import { planKey } from '../../src/plan/key.ts';
import { boundPlanOf } from './plan-of.ts';

const key = (condition: string) => planKey(boundPlanOf(condition));

describe('plans have one key', () => {
  test.each([
    ['when only white space and comments differ', 'did login ever', 'did   login # often\n   ever'],
    [
      'when clauses stand in another order',
      'did order where paid is true ever',
      'did order ever where paid is true',
    ],
    [
      'when a count says the same in other words',
      'did login more than 2 times ever',
      'did login at least 3 times ever',
    ],
    ['when did not is written as a count', 'did not login ever', 'did login exactly 0 times ever'],
    [
      'when a number is written with more places',
      'did order where amount = 1.50 ever',
      'did order where amount = 1.5 ever',
    ],
    ['when a window is written in another unit', 'did login in last 1 week', 'did login in last 7 days'],
  ])('%s', (_, one, other) => {
    expect(key(one)).toBe(key(other));
  });
});

describe('plans have keys of their own', () => {
  test.each([
    ['when counts differ', 'did login at least 2 times ever', 'did login at least 3 times ever'],
    [
      'when windows differ by a microsecond',
      'did login since 2025-01-01T00:00:00Z',
      'did login since 2025-01-01T00:00:00.000001Z',
    ],
    ['when texts differ', 'did order where service = "food" ever', 'did order where service = "Food" ever'],
    [
      'when a text looks like the rest of a plan',
      'user.city = "a" and user.city = "b"',
      'user.city = "a\\" and user.city = \\"b"',
    ],
    ['when and is or', 'did login ever and did order ever', 'did login ever or did order ever'],
    ['when a value is compared or excluded', 'user.age = 1', 'user.age != 1'],
  ])('%s', (_, one, other) => {
    expect(key(one)).not.toBe(key(other));
  });
});

test('a key stays what it is from one version to the next', () => {
  expect(key('did login ever')).toMatchInlineSnapshot(
    `"82a3fcb4731ecee7c8d4005cb24003a74ebd87e85f34ff65f0b39d4534ebbc4c"`,
  );
});
