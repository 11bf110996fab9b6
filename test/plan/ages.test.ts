import { expect, test } from 'vitest';
import { ageBounds, bindAgeTest } from '../../src/plan/ages.ts';
import { ageAt } from '../support/reference/ages.ts';

const days = [
  '2023-02-27',
  '2023-02-28',
  '2023-03-01',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2026-06-30',
];
const births = [
  ...['1996', '1999', '2000', '2003', '2004', '2023'].flatMap((year) =>
    ['02-27', '02-28', '03-01', '06-30', '12-31'].map((day) => `${year}-${day}`),
  ),
  ...['1996-02-29', '2000-02-29', '2004-02-29'],
];
const tests = {
  '=': (a: number, b: number) => a === b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;

test.each(days)('on %s the bounds of an age say what counting the years says', (day) => {
  const asOf = BigInt(Date.parse(`${day}T12:00:00Z`)) * 1000n;
  for (const value of births) {
    const age = ageAt({ type: 'date', value }, asOf, 'UTC');
    for (const operator of ['=', '<', '<=', '>', '>='] as const) {
      for (const years of [age - 1, age, age + 1].filter((number) => number >= 0)) {
        const asked = { kind: 'age', operator, value: undefined, type: 'date', years, zone: 'UTC' } as const;
        const holds = ageBounds(asked, asOf).every(([bound, constant]) =>
          tests[bound](value < String(constant.value) ? -1 : value === constant.value ? 0 : 1, 0),
        );
        expect(holds, `${value} ${operator} ${String(years)}`).toBe(tests[operator](age, years));
      }
    }
  }
});

test.each(days)('on %s the bounds of the age of a timestamp are where local days begin', (day) => {
  const zone = 'Asia/Jakarta';
  const asOf = BigInt(Date.parse(`${day}T20:00:00Z`)) * 1000n;
  for (const birth of births)
    for (const time of ['16:59:59.999Z', '17:00:00.000Z']) {
      const value = BigInt(Date.parse(`${birth}T${time}`)) * 1000n;
      const age = ageAt({ type: 'timestamp', value }, asOf, zone);
      for (const operator of ['=', '<', '<=', '>', '>='] as const)
        for (const years of [age - 1, age, age + 1].filter((number) => number >= 0)) {
          const asked = { kind: 'age', operator, value: undefined, type: 'timestamp', years, zone } as const;
          const holds = ageBounds(asked, asOf).every(([bound, constant]) =>
            tests[bound](Number(value - (constant.value as bigint)), 0),
          );
          expect(holds, `${birth} ${time} ${operator} ${String(years)}`).toBe(tests[operator](age, years));
        }
    }
});

test('an age with one bound is a comparison, and one with two is both of them', () => {
  const asked = { kind: 'age', value: 'birthday', type: 'date', years: 18, zone: 'UTC' } as const;
  const asOf = BigInt(Date.parse('2026-06-30T12:00:00Z')) * 1000n;
  const compare = (operator: string, value: string) => ({
    kind: 'compare',
    operator,
    left: 'birthday',
    right: { kind: 'constant', constant: { type: 'date', value } },
    type: 'date',
  });
  expect(bindAgeTest({ ...asked, operator: '>=' }, asOf)).toEqual(compare('<=', '2008-06-30'));
  expect(bindAgeTest({ ...asked, operator: '=' }, asOf)).toEqual({
    kind: 'and',
    arms: [compare('>', '2007-06-30'), compare('<=', '2008-06-30')],
  });
});
