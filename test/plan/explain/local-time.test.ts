import { expect, test } from 'vitest';
import { localTime } from '../../../src/plan/explain/local-time.ts';

const micros = (text: string) => BigInt(Date.parse(text)) * 1000n;

test.each([
  ['2026-06-30T12:00:00Z', 'Asia/Jakarta', 'Tue 30 Jun 2026, 19:00'],
  ['2026-06-30T12:00:01Z', 'UTC', 'Tue 30 Jun 2026, 12:00:01'],
  ['2026-06-30T12:00:00.250Z', 'UTC', 'Tue 30 Jun 2026, 12:00:00.25'],
  ['0999-01-05T00:00:00Z', 'UTC', 'Sat 5 Jan 999, 00:00'],
])('%s in %s is %s', (instant, zone, text) => {
  expect(localTime(micros(instant), zone)).toBe(text);
});

test('a time that the clock shows twice has its offset', () => {
  expect(localTime(micros('2025-11-02T05:30:00Z'), 'America/New_York')).toBe(
    'Sun 2 Nov 2025, 01:30 (-04:00)',
  );
  expect(localTime(micros('2025-11-02T06:30:00Z'), 'America/New_York')).toBe(
    'Sun 2 Nov 2025, 01:30 (-05:00)',
  );
});
