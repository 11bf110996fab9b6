import { describe, expect, test } from 'vitest';
import { simplifyLogic } from '../../src/optimizer/simplify-logic.ts';
import { boundPlanOf } from '../plan/plan-of.ts';
import { passText, planText } from './pass-text.ts';

describe('simplified', () => {
  test.each([
    [
      'a chain in a chain of the same word',
      '(user.age = 1 and (user.age = 2 and user.age = 3))',
      'user.age = 1 and user.age = 2 and user.age = 3',
    ],
    [
      'chains several levels deep',
      '((user.age = 1 or user.age = 2) or (user.age = 3 or (user.age = 4 or user.age = 5)))',
      'user.age = 1 or user.age = 2 or user.age = 3 or user.age = 4 or user.age = 5',
    ],
    ['not not', 'not not user.age = 1', 'user.age = 1'],
    ['not of !=', 'not user.age != 1', 'user.age = 1'],
    [
      'not not around a chain in a chain',
      'user.age = 1 and not not (user.age = 2 and user.age = 3)',
      'user.age = 1 and user.age = 2 and user.age = 3',
    ],
    ['at least 1 of some', 'at least 1 of (user.age = 1, user.age = 2)', 'user.age = 1 or user.age = 2'],
    ['all of some', 'at least 2 of (user.age = 1, not not user.age = 2)', 'user.age = 1 and user.age = 2'],
    [
      'what stands in at least 2 of three',
      'at least 2 of (user.age = 1, not not user.age = 2, user.age = 3)',
      'at least 2 of (user.age = 1, user.age = 2, user.age = 3)',
    ],
    [
      'a chain in a where',
      'did order where (paid is true and (amount > 1 and not not amount < 5)) ever',
      'did order where (paid is true and amount > 1 and amount < 5) ever',
    ],
    [
      'a chain in the where of a value',
      'sum(amount) of order where (paid is true and (amount > 1 and amount < 5)) ever > 3',
      'sum(amount) of order where (paid is true and amount > 1 and amount < 5) ever > 3',
    ],
  ])('%s', (_, from, to) => {
    expect(passText(simplifyLogic, from)).toBe(planText(to));
  });
});

test.each([
  'user.age = 1',
  'not user.age = 1',
  'user.age = 1 and (user.age = 2 or user.age = 3)',
  'at least 2 of (user.age = 1, user.age = 2, not user.age = 3)',
  'did order where (paid is true or amount > 1) ever',
])('%s is the same plan afterwards, and not a copy', (condition) => {
  const plan = boundPlanOf(condition);
  expect(simplifyLogic(plan)).toBe(plan);
});

test('what is simplified once is simple', () => {
  const once = simplifyLogic(
    boundPlanOf('not not (user.age = 1 and not not (user.age = 2 and (user.age = 3 and user.age = 4)))'),
  );
  expect(simplifyLogic(once)).toBe(once);
});
