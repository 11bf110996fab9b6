import { describe, expect, test } from 'vitest';
import { bindRelativeTest } from '../../src/plan/relative-tests.ts';
import type { Constant } from '../../src/semantics/constant.ts';
import type { RelativeTest } from '../../src/semantics/typed.ts';
import { instant } from '../support/generators/moments.ts';
import { standsTo } from '../support/reference/relative-tests.ts';
import { testHolds } from '../support/reference/values.ts';
import { logicHolds } from '../support/reference/logic.ts';

const constant = (value: string): Constant =>
  value.includes('T') ? { type: 'timestamp', value: instant(value) } : { type: 'date', value };

type Words = Pick<RelativeTest<unknown>, 'relation' | 'amount' | 'unit'>;

/** Whether a date or timestamp passes: by the comparisons that the plan makes of it, and by the interpreter. */
function passes(value: string, words: Words, asOf: string, zone: string): boolean {
  const tested = constant(value);
  const type = tested.type === 'date' ? 'date' : 'timestamp';
  const relative = {
    kind: 'relative',
    value: { kind: 'constant', constant: tested },
    type,
    zone,
    ...words,
  } as const;
  const bound = bindRelativeTest(relative, instant(asOf));
  const holds = logicHolds(bound, (leaf) =>
    testHolds(leaf, { asOf: instant(asOf), user: undefined, event: undefined }),
  );
  expect(standsTo(relative, tested, instant(asOf))).toBe(holds);
  return holds;
}

/** D is 2026-03-31 in Jakarta, where it is 01:00. */
const asOf = '2026-03-30T18:00:00Z';

describe.each<[string, Words, readonly string[], readonly string[]]>([
  [
    'a date in last 7 days: 0 <= D - date < 7',
    { relation: 'in last', amount: 7, unit: 'day' },
    ['2026-03-31', '2026-03-25'],
    ['2026-04-01', '2026-03-24'],
  ],
  [
    'a date in next 1 week: 0 <= date - D < 7',
    { relation: 'in next', amount: 1, unit: 'week' },
    ['2026-03-31', '2026-04-06'],
    ['2026-03-30', '2026-04-07'],
  ],
  [
    'a date more than 7 days ago: D - date >= 7',
    { relation: 'more than ago', amount: 7, unit: 'day' },
    ['2026-03-24', '0001-01-01'],
    ['2026-03-25', '2026-04-01'],
  ],
  [
    'a date in last 1 month, clamped to the end of February',
    { relation: 'in last', amount: 1, unit: 'month' },
    ['2026-03-01', '2026-03-31'],
    ['2026-02-28', '2026-04-01'],
  ],
  [
    'a date in next 9,000 years: to the end of all dates',
    { relation: 'in next', amount: 9000, unit: 'year' },
    ['9999-12-31', '2026-03-31'],
    ['2026-03-30'],
  ],
  [
    'a date more than 9,000 years ago: none',
    { relation: 'more than ago', amount: 9000, unit: 'year' },
    [],
    ['0001-01-01', '2026-03-30'],
  ],
  [
    'a timestamp in last 7 days: [as of - 7 d, as of)',
    { relation: 'in last', amount: 7, unit: 'day' },
    ['2026-03-23T18:00:00Z', '2026-03-30T17:59:59.999999Z'],
    ['2026-03-23T17:59:59.999999Z', '2026-03-30T18:00:00Z'],
  ],
  [
    'a timestamp in next 2 hours: [as of, as of + 2 h)',
    { relation: 'in next', amount: 2, unit: 'hour' },
    ['2026-03-30T18:00:00Z', '2026-03-30T19:59:59.999999Z'],
    ['2026-03-30T17:59:59.999999Z', '2026-03-30T20:00:00Z'],
  ],
  [
    'a timestamp more than 1 month ago, in the local calendar',
    { relation: 'more than ago', amount: 1, unit: 'month' },
    ['2026-02-27T17:59:59.999999Z'],
    ['2026-02-27T18:00:00Z'],
  ],
  [
    'a timestamp in next 9,000 years: to the end of all time',
    { relation: 'in next', amount: 9000, unit: 'year' },
    ['9999-12-31T23:59:59.999999Z'],
    ['2026-03-30T17:59:59.999999Z'],
  ],
  [
    'a timestamp in last 9,000 years: from the start of all time',
    { relation: 'in last', amount: 9000, unit: 'year' },
    ['0001-01-01T00:00:00Z'],
    ['2026-03-30T18:00:00Z'],
  ],
])('%s', (_, words, within, outside) => {
  test.each([
    ...within.map((value) => [value, true] as const),
    ...outside.map((value) => [value, false] as const),
  ])('%s: %s', (value, expected) => {
    expect(passes(value, words, asOf, 'Asia/Jakarta')).toBe(expected);
  });
});
