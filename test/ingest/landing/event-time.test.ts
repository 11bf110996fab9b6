import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, eventTime, formatTime } from '../../../ingest/landing/event-time.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0n],
  ['1970-01-01T00:00:00', 0n],
  ['1970-01-01t00:00:00.5z', 500_000n],
  ['1970-01-01 07:00:00.0000019+07:00', 1n],
  ['1969-12-31T23:59:59.9999999Z', -1n],
  ['1970-01-01T00:00:00-0130', 5_400_000_000n],
  ['2016-12-31T23:59:60Z', 1_483_228_800_000_000n],
  ['0001-01-01T00:00:00Z', -62_135_596_800_000_000n],
  ['0099-12-31T00:00:00Z', -59_011_545_600_000_000n],
  ['9999-12-31T23:59:59.999999Z', 253_402_300_799_999_999n],
  [1_777_629_600_123, 1_777_629_600_123_000n],
  [1.5, 1_500n],
  [-0.0005, -1n],
])('%j is the instant %d', (value, micros) => {
  expect(eventTime(value)).toBe(micros);
});

test.each([
  '2026-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:61Z',
  '2026-01-01T00:00:00+24:00',
  '2026-01-01',
  '0000-06-01T00:00:00Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '1777629600123',
  ' 2026-01-01T00:00:00Z',
  NaN,
  Infinity,
  1e20,
  null,
  true,
  { seconds: 1 },
])('%j is no instant', (value) => {
  expect(eventTime(value)).toBeUndefined();
});

test('an instant that is written is the instant that is read', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }), (time) => {
      expect(eventTime(formatTime(time))).toBe(time);
      expect(formatTime(time).startsWith(dayOf(time))).toBe(true);
    }),
  );
});
