import { expect, test } from 'vitest';
import { placeColumnsOf } from '../../src/dialect/place-columns.ts';
import { boundPlanOf } from '../plan/plan-of.ts';

test.each([
  ['top 10 by user.age', [['from_top']]],
  ['bottom 10 by user.age', [['from_bottom']]],
  ['bottom 5% by user.age', [['from_bottom', 'ranked']]],
  ['score 5 by user.age > 3', [['below', 'ranked']]],
  ['top 10 by user.age and not bottom 10 by user.age', [['from_bottom', 'from_top']]],
  ['top 10 by user.age and score 5 by user.age > 3', [['below', 'from_top', 'ranked']]],
  [
    'top 10 by user.age or score 5 by count of login ever among (bottom 2 by user.age) > 3',
    [
      ['from_bottom', 'from_top'],
      ['below', 'ranked'],
    ],
  ],
  ['user.age > 3', []],
])('%s reads no other columns of its rankings', (condition, expected) => {
  const read = [...placeColumnsOf(boundPlanOf(condition)).values()];
  expect(read.map((columns) => [...columns].sort())).toEqual(expected);
});
