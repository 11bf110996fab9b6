import { describe, expect, test } from 'vitest';
import { mostPeriods } from '../../src/semantics/most-periods.ts';
import type { Edge, ScanWindow } from '../../src/semantics/typed.ts';
import { instant } from '../support/generators/moments.ts';

const zone = 'UTC';
const day = (date: string): Edge => ({ kind: 'start of day', date, zone });
const at = (text: string): Edge => ({ kind: 'instant', instant: instant(text) });
const mostOf = (window: ScanWindow) =>
  (['day', 'week', 'month'] as const).map((unit) => mostPeriods(window, unit));

describe('a window touches at the most so many days, weeks and months:', () => {
  test.each([
    ['second', 86_400, [3, 2, 2]],
    ['minute', 1440, [3, 2, 2]],
    ['hour', 24, [3, 2, 2]],
    ['day', 1, [3, 2, 2]],
    ['day', 7, [9, 3, 2]],
    ['week', 2, [16, 4, 2]],
    ['month', 1, [33, 6, 3]],
    ['year', 1, [368, 54, 15]],
  ] as const)('the last %s × %i', (unit, amount, most) => {
    expect(mostOf({ kind: 'last', amount, unit, zone })).toEqual(most);
  });

  test.each([
    ['day', 7, [7, 2, 2]],
    ['week', 2, [14, 2, 2]],
    ['month', 2, [62, 10, 2]],
    ['quarter', 2, [184, 28, 6]],
    ['year', 2, [732, 106, 24]],
  ] as const)('the complete %s × %i', (unit, amount, most) => {
    expect(mostOf({ kind: 'complete', amount, unit, zone })).toEqual(most);
  });

  test.each([
    ['day', [1, 1, 1]],
    ['week', [7, 1, 2]],
    ['month', [31, 6, 1]],
    ['quarter', [92, 14, 5]],
    ['year', [366, 54, 15]],
  ] as const)('this %s', (unit, most) => {
    expect(mostOf({ kind: 'current', unit, zone })).toEqual(most);
  });

  test('between so many days ago', () => {
    expect(mostOf({ kind: 'ago', far: 10, near: 3, unit: 'day', zone })).toEqual([9, 3, 2]);
  });

  test('between dates, of which both are known', () => {
    expect(mostOf({ kind: 'dates', from: day('2026-01-01'), to: day('2026-02-01') })).toEqual([31, 6, 3]);
    expect(mostOf({ kind: 'dates', from: undefined, to: day('2026-02-01') })).toEqual([
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect(mostOf({ kind: 'dates', from: day('2026-02-01'), to: undefined })[0]).toBe(Infinity);
  });

  test.each([
    [at('2026-01-01T00:00:00Z'), at('2026-01-08T00:00:00Z'), 9],
    [at('2026-01-01T00:00:00Z'), at('2026-01-08T00:00:00.000001Z'), 10],
    [at('2026-01-01T12:00:00Z'), day('2026-01-08'), 9],
    [day('2026-01-01'), at('2026-01-08T12:00:00Z'), 10],
  ])('between instants, which begin and end within a day', (from, to, days) => {
    expect(mostPeriods({ kind: 'dates', from, to }, 'day')).toBe(days);
  });

  test('and ever, as many as there are', () => {
    expect(mostPeriods({ kind: 'ever' }, 'month')).toBe(Infinity);
  });
});
