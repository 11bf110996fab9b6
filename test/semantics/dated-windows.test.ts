import { describe, expect, test } from 'vitest';
import { faultsOf } from './faults-of.ts';

describe('a window whose ends are swapped', () => {
  test.each([
    ['2026-01-31', '2026-01-01'],
    ['2026-01-31', '2026-01-30'],
    ['2026-01-31T00:00:00Z', '2026-01-30T23:00:00Z'],
  ])('from %s to %s is mended by swapping them', (from, to) => {
    expect(faultsOf(`did bought from ${from} to ${to}`)).toEqual([
      { code: 'impossible-window', hint: undefined, mended: [`did bought from ${to} to ${from}`] },
    ]);
  });
});

test.each([
  ['ends where it starts', 'from 2026-01-31T00:00:00Z to 2026-01-31T00:00:00Z'],
  ['has ends of two kinds', 'from 2026-01-31 to 2026-01-30T12:00:00Z'],
  ['ends before the first day', 'before 0001-01-01'],
])('a window that %s has no fix', (_, window) => {
  expect(faultsOf(`did bought ${window}`)).toEqual([
    { code: 'impossible-window', hint: undefined, mended: [] },
  ]);
});

test('a window of one day, be it the first, is no fault', () => {
  expect(faultsOf('did bought on 0001-01-01')).toEqual([]);
  expect(faultsOf('did bought from 2026-01-31 to 2026-01-31')).toEqual([]);
});

describe('a window with an end that is no date', () => {
  test.each([
    'on 2026-02-30',
    'since 2026-02-30',
    'before 2026-02-30',
    'from 2026-02-30 to 2026-03-01',
    'from 2026-02-01 to 2026-02-30',
  ])('has this one fault: %s', (window) => {
    expect(faultsOf(`did bought ${window}`).map(({ code }) => code)).toEqual(['wrong-date']);
  });

  test.each(['before 2026-02-01T00:00:00', 'from 2026-01-01 to 2026-02-01T00:00:00'])(
    'or no instant has this one fault: %s',
    (window) => {
      expect(faultsOf(`did bought ${window}`).map(({ code }) => code)).toEqual(['timestamp-without-offset']);
    },
  );
});
