import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeRange } from '../../src/plan/bind.ts';
import { printTimeRange } from '../../src/plan/print.ts';
import type { Unit, Window } from '../../src/semantics/typed.ts';
import { instant, moment, windowChoice, windowOf } from '../support/generators/moments.ts';
import { intervalOf } from '../support/reference/windows.ts';

function rangeOf(window: Window, asOf: string): string {
  return printTimeRange(timeRange(window, instant(asOf)));
}

function last(amount: number, unit: Unit, asOf: string, zone = 'UTC'): string {
  return rangeOf({ kind: 'last', amount, unit, zone }, asOf);
}

describe('a window of a fixed length', () => {
  test.each([
    ['second', '2026-01-05T09:59:59.000001Z'],
    ['minute', '2026-01-05T09:59:00.000001Z'],
    ['hour', '2026-01-05T09:00:00.000001Z'],
    ['day', '2026-01-04T10:00:00.000001Z'],
    ['week', '2025-12-29T10:00:00.000001Z'],
  ] as const)('of one %s is exact to the microsecond', (unit, from) => {
    expect(last(1, unit, '2026-01-05T10:00:00.000001Z')).toBe(`[${from}, 2026-01-05T10:00:00.000001Z)`);
  });

  test('of days counts 24 hours each, whatever the clocks do', () => {
    const zone = 'America/New_York';
    expect(last(1, 'day', '2026-03-08T12:00:00Z', zone)).toBe('[2026-03-07T12:00:00Z, 2026-03-08T12:00:00Z)');
    expect(last(7, 'day', '2026-11-04T12:00:00Z', zone)).toBe('[2026-10-28T12:00:00Z, 2026-11-04T12:00:00Z)');
  });
});

describe('a window of months or years', () => {
  test.each([
    [
      'clamps the day to the end of a shorter month',
      1,
      'month',
      'UTC',
      '2026-03-31T12:00:00Z',
      '2026-02-28T12:00:00Z',
    ],
    [
      'clamps to 29 February in a leap year',
      1,
      'month',
      'UTC',
      '2024-03-31T12:00:00Z',
      '2024-02-29T12:00:00Z',
    ],
    [
      'goes from 29 February to 28 February',
      1,
      'year',
      'UTC',
      '2024-02-29T12:00:00Z',
      '2023-02-28T12:00:00Z',
    ],
    ['goes past the turn of a year', 14, 'month', 'UTC', '2026-01-15T00:00:00Z', '2024-11-15T00:00:00Z'],
    [
      'keeps the microseconds',
      1,
      'month',
      'UTC',
      '2026-02-15T00:00:00.000007Z',
      '2026-01-15T00:00:00.000007Z',
    ],
    [
      'has its months in the zone',
      1,
      'month',
      'Asia/Jakarta',
      '2026-03-30T17:00:00Z',
      '2026-02-27T17:00:00Z',
    ],
    [
      'keeps the local time over a change of clocks',
      1,
      'month',
      'Europe/London',
      '2026-04-15T11:00:00Z',
      '2026-03-15T12:00:00Z',
    ],
    [
      'moves a skipped local time forward by the gap',
      1,
      'month',
      'America/New_York',
      '2026-04-08T06:30:00Z',
      '2026-03-08T07:30:00Z',
    ],
    [
      'moves forward by a gap of half an hour',
      1,
      'month',
      'Australia/Lord_Howe',
      '2026-11-03T15:15:00Z',
      '2026-10-03T15:45:00Z',
    ],
    [
      'takes the first of two equal local times',
      1,
      'month',
      'America/New_York',
      '2026-12-01T06:30:00Z',
      '2026-11-01T05:30:00Z',
    ],
    [
      'takes the first of two that are half an hour apart',
      1,
      'month',
      'Australia/Lord_Howe',
      '2026-05-04T15:15:00Z',
      '2026-04-04T14:45:00Z',
    ],
  ] as const)('%s', (_, amount, unit, zone, asOf, from) => {
    expect(last(amount, unit, asOf, zone)).toBe(`[${from}, ${asOf})`);
  });

  test('that reaches back before year 1 has no start', () => {
    expect(last(100_000, 'year', '2026-01-01T00:00:00Z')).toBe('[, 2026-01-01T00:00:00Z)');
    expect(last(2025, 'year', '2026-01-01T00:00:00Z')).toBe('[0001-01-01T00:00:00Z, 2026-01-01T00:00:00Z)');
  });
});

describe('a window since a date', () => {
  const since = (date: string, zone: string) =>
    rangeOf(
      { kind: 'dates', from: { kind: 'start of day', date, zone }, to: undefined },
      '2030-01-01T00:00:00Z',
    );

  test.each([
    ['begins at midnight of its zone', '2026-01-05', 'Asia/Jakarta', '2026-01-04T17:00:00Z'],
    ['begins with the first of two midnights', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
    ['begins after a midnight that is skipped', '2026-03-08', 'America/Havana', '2026-03-08T05:00:00Z'],
    [
      'begins with the next day where a whole day is skipped',
      '2011-12-30',
      'Pacific/Apia',
      '2011-12-30T10:00:00Z',
    ],
  ] as const)('%s', (_, date, zone, from) => {
    expect(since(date, zone)).toBe(`[${from}, 2030-01-01T00:00:00Z)`);
  });
});

describe('a window of whole periods', () => {
  // A Tuesday in Jakarta, seven hours ahead.
  const asOf = '2026-06-30T12:00:00Z';
  const zone = 'Asia/Jakarta';

  test.each([
    ['day', '2026-06-29T17:00:00Z'],
    ['week', '2026-06-28T17:00:00Z'],
    ['month', '2026-05-31T17:00:00Z'],
    ['quarter', '2026-03-31T17:00:00Z'],
    ['year', '2025-12-31T17:00:00Z'],
  ] as const)('that is this %s begins with it and ends at as of', (unit, from) => {
    expect(rangeOf({ kind: 'current', unit, zone }, asOf)).toBe(`[${from}, ${asOf})`);
  });

  test.each([
    ['day', '2026-06-27T17:00:00Z', '2026-06-29T17:00:00Z'],
    ['week', '2026-06-14T17:00:00Z', '2026-06-28T17:00:00Z'],
    ['month', '2026-03-31T17:00:00Z', '2026-05-31T17:00:00Z'],
    ['quarter', '2025-09-30T17:00:00Z', '2026-03-31T17:00:00Z'],
    ['year', '2023-12-31T17:00:00Z', '2025-12-31T17:00:00Z'],
  ] as const)('that are 2 complete %ss ends before this one', (unit, from, to) => {
    expect(rangeOf({ kind: 'complete', amount: 2, unit, zone }, asOf)).toBe(`[${from}, ${to})`);
  });

  test('has days of 23 hours', () => {
    const yesterday = { kind: 'complete', amount: 1, unit: 'day', zone: 'America/New_York' } as const;
    expect(rangeOf(yesterday, '2026-03-09T12:00:00Z')).toBe('[2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z)');
  });
});

describe('a window that ended', () => {
  test('so long ago is exact in days, and follows the calendar in months', () => {
    const ago = { kind: 'ago', far: 2, near: 1, zone: 'UTC' } as const;
    expect(rangeOf({ ...ago, unit: 'day' }, '2026-03-31T12:00:00Z')).toBe(
      '[2026-03-29T12:00:00Z, 2026-03-30T12:00:00Z)',
    );
    expect(rangeOf({ ...ago, unit: 'month' }, '2026-03-31T12:00:00Z')).toBe(
      '[2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z)',
    );
  });

  test('at a date does not reach past as of', () => {
    const to = { kind: 'start of day', date: '2027-01-01', zone: 'UTC' } as const;
    expect(rangeOf({ kind: 'dates', from: undefined, to }, '2026-03-31T12:00:00Z')).toBe(
      '[, 2026-03-31T12:00:00Z)',
    );
  });

  test('in year 1 begins and ends at its instants', () => {
    const ago = { kind: 'ago', far: 2, near: 1, unit: 'day', zone: 'UTC' } as const;
    expect(rangeOf(ago, '0001-01-03T00:00:00Z')).toBe('[0001-01-01T00:00:00Z, 0001-01-02T00:00:00Z)');
    expect(rangeOf(ago, '0001-01-02T00:00:00Z')).toBe('[, 0001-01-01T00:00:00Z)');
  });

  test.each(['day', 'week', 'month', 'year'] as const)('before year 1 holds nothing, in %ss', (unit) => {
    const ago = { kind: 'ago', far: 99_999, near: 99_998, unit, zone: 'UTC' } as const;
    expect(rangeOf(ago, '0002-01-01T00:00:00Z')).toBe('[, 0001-01-01T00:00:00Z)');
  });

  test('before year 1 holds nothing', () => {
    const ago = { kind: 'ago', far: 100_000, near: 99_999, unit: 'year', zone: 'UTC' } as const;
    expect(rangeOf(ago, '2026-03-31T12:00:00Z')).toBe('[, 0001-01-01T00:00:00Z)');
  });
});

describe('a window that reaches back before year 1 begins with all of history', () => {
  test.each(['day', 'week', 'month', 'year'] as const)('in %ss', (unit) => {
    expect(last(100_000, unit, '0100-01-01T00:00:00Z')).toBe('[, 0100-01-01T00:00:00Z)');
    const complete = { kind: 'complete', amount: 100_000, unit, zone: 'UTC' } as const;
    expect(rangeOf(complete, '0100-01-01T00:00:00Z')).toMatch(/^\[, /);
  });

  test('and one that begins with year 1 begins there', () => {
    expect(last(1, 'month', '0001-02-01T00:00:00Z')).toBe('[0001-01-01T00:00:00Z, 0001-02-01T00:00:00Z)');
    expect(last(1, 'month', '0001-01-31T23:59:59Z')).toBe('[, 0001-01-31T23:59:59Z)');
    const complete = { kind: 'complete', amount: 1, unit: 'year', zone: 'UTC' } as const;
    expect(rangeOf(complete, '0002-05-01T00:00:00Z')).toBe('[0001-01-01T00:00:00Z, 0002-01-01T00:00:00Z)');
  });

  test('west of Greenwich the last hours of the year before are in year 1', () => {
    expect(last(1, 'month', '0001-02-01T02:00:00Z', 'Etc/GMT+12')).toBe(
      '[0001-01-01T02:00:00Z, 0001-02-01T02:00:00Z)',
    );
  });
});

test('a window since an instant begins there', () => {
  const from = { kind: 'instant', instant: instant('2026-01-05T10:00:00.000001Z') } as const;
  expect(rangeOf({ kind: 'dates', from, to: undefined }, '2026-02-01T00:00:00Z')).toBe(
    '[2026-01-05T10:00:00.000001Z, 2026-02-01T00:00:00Z)',
  );
});

test('ever ends at as of', () => {
  expect(rangeOf({ kind: 'ever' }, '2026-02-01T00:00:00Z')).toBe('[, 2026-02-01T00:00:00Z)');
});

const yearOne = instant('0001-01-01T00:00:00Z');

test('windows begin and end where the plain reference says, in every zone and at every hard moment', () => {
  fc.assert(
    fc.property(moment, windowChoice, ({ zone, asOf }, choice) => {
      const window = windowOf(choice, zone);
      const { from, to } = intervalOf(window, asOf);
      const range = timeRange(window, asOf);
      expect(range.from).toBe(from);
      expect(range.to).toBe(to < yearOne ? yearOne : to);
    }),
    { numRuns: 2000 },
  );
});
