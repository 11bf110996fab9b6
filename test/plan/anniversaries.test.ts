import { describe, expect, test } from 'vitest';
import { bindAnniversaryTest } from '../../src/plan/anniversaries.ts';
import type { AnniversaryTest } from '../../src/semantics/typed.ts';
import { instant } from '../support/generators/moments.ts';
import { hasAnniversary } from '../support/reference/anniversaries.ts';

const asked = (
  relation: AnniversaryTest<string>['relation'],
  amount: number,
  unit: AnniversaryTest<string>['unit'],
  zone = 'UTC',
): AnniversaryTest<string> => ({
  kind: 'anniversary',
  relation,
  amount,
  unit,
  value: 'birthday',
  type: 'date',
  zone,
});
const bound = (question: AnniversaryTest<string>, asOf: string) =>
  bindAnniversaryTest(question, instant(asOf));

/** Days on which months begin and end, 29 February among them. */
const births = ['01', '02', '03', '06', '07', '12']
  .flatMap((month) =>
    ['01', '27', '28', '29', '30'].map((day) => ({
      value: `2024-${month}-${day}`,
      number: Number(month + day),
    })),
  )
  .filter(({ value }) => value !== '2024-02-30');

const days = [
  '2023-02-27',
  '2023-02-28',
  '2023-03-01',
  '2024-02-28',
  '2024-02-29',
  '2023-12-31',
  '2024-01-01',
  '2026-06-30',
];

test.each(days)('on %s an anniversary is among the days that looking at each of them finds', (day) => {
  for (const relation of ['in next', 'in last'] as const)
    for (const [amount, unit] of [
      [1, 'day'],
      [1, 'week'],
      [1, 'month'],
      [365, 'day'],
      [366, 'day'],
      [1, 'year'],
    ] as const) {
      const question = asked(relation, amount, unit);
      const asOf = instant(`${day}T12:00:00Z`);
      const answer = bindAnniversaryTest(question, asOf);
      const ranges = answer.kind === 'or' ? answer.arms : [answer];
      const holds = (number: number) =>
        ranges.some((range) => {
          if (range.kind === 'known') return true;
          if (range.kind !== 'day of year') throw new Error(range.kind);
          return range.from <= number && number <= range.to;
        });
      const wrong = births
        .filter(
          ({ value, number }) => hasAnniversary(question, { type: 'date', value }, asOf) !== holds(number),
        )
        .map(({ value }) => `${relation} ${String(amount)} ${unit}: ${value}`);
      expect(wrong).toEqual([]);
    }
});

describe('the days of an anniversary', () => {
  test('are one range within a year', () => {
    expect(bound(asked('in next', 7, 'day'), '2026-06-28T12:00:00Z')).toEqual({
      kind: 'day of year',
      value: 'birthday',
      type: 'date',
      zone: 'UTC',
      from: 628,
      to: 704,
    });
  });

  test('are two ranges over the turn of a year', () => {
    expect(bound(asked('in last', 7, 'day'), '2026-01-03T12:00:00Z')).toMatchObject({
      kind: 'or',
      arms: [
        { from: 1228, to: 1231 },
        { from: 101, to: 103 },
      ],
    });
  });

  test('are all that there are in a year and more, so that a birthday is asked for only', () => {
    expect(bound(asked('in next', 2, 'year'), '2026-01-03T12:00:00Z')).toEqual({
      kind: 'known',
      value: 'birthday',
    });
  });

  test('begin with the local day', () => {
    const question = asked('in next', 1, 'day', 'Asia/Jakarta');
    expect(bound(question, '2026-06-28T18:00:00Z')).toMatchObject({ from: 629, to: 629 });
  });
});
