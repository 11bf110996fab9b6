import { expect, test } from 'vitest';
import { daysOf } from '../../src/catalog/ga4.ts';
import { instant } from '../support/generators/moments.ts';

test.each([
  ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', '20260228', '20260302'],
  ['2026-03-01T23:59:59.999999Z', '2026-03-02T00:00:00.000001Z', '20260228', '20260303'],
  ['1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00Z', '19691230', '19700101'],
  ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '00010101', '99991231'],
])('what happened from %s to %s lies in the tables from %s to %s', (from, to, first, last) => {
  expect(daysOf({ from: instant(from), to: instant(to) })).toEqual({ first, last });
});

test('what ever happened may lie in the table of any day before', () => {
  expect(daysOf({ from: undefined, to: instant('2026-03-02T00:00:00Z') })).toEqual({
    first: '00010101',
    last: '20260302',
  });
});
