import { describe, expect, test } from 'vitest';
import { faultsOf } from './faults-of.ts';

describe('the periods that are counted', () => {
  test.each([
    ['dais', 'days'],
    ['weaks', 'weeks'],
    ['mohths', 'months'],
  ])('misspelt as %s are %s by their fix', (wrong, right) => {
    expect(faultsOf(`did bought on at least 3 distinct ${wrong} ever`)).toEqual([
      {
        code: 'wrong-period',
        hint: `did you mean \`${right}\`?`,
        mended: [`did bought on at least 3 distinct ${right} ever`],
      },
    ]);
  });

  test.each(['day', 'days', 'week', 'weeks', 'month', 'months'])(
    'are named in the singular or plural: %s',
    (unit) => {
      expect(faultsOf(`did bought on at least 3 distinct ${unit} ever`)).toEqual([]);
    },
  );
});

describe('so many periods as can be', () => {
  test.each([
    'did bought on at least 7 distinct days in last 7 complete days',
    'did bought on at least 1 distinct days yesterday',
    'did bought at most 3 times on at least 3 distinct days ever',
    'did bought on at least 3 days in a row in last 3 complete days',
  ])('are no fault: %s', (condition) => {
    expect(faultsOf(condition)).toEqual([]);
  });

  test.each([
    ['did bought on at least 8 distinct days in last 7 complete days', 'its window touches at most 7 days'],
    ['did bought on at least 2 distinct days yesterday', 'its window touches at most 1 day'],
    ['did bought on at least 2 distinct weeks last week', 'its window touches at most 1 week'],
    ['did bought at most 3 times on at least 4 distinct days ever', 'it is done at most 3 times'],
    ['did bought exactly 1 time on at least 2 distinct days ever', 'it is done at most 1 time'],
  ])('and one more is told with the reason: %s', (condition, hint) => {
    expect(faultsOf(condition)).toEqual([{ code: 'impossible-count', hint, mended: [] }]);
  });
});
