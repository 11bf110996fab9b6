import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQuota } from '../../../ingest/server/quota.ts';
import { fakeClock } from '../support/fake-clock.ts';

test('so many events may come at once as the burst says, and one more when its time has come', () => {
  const clock = fakeClock();
  const quota = createQuota('web', { eventsPerSecond: 2, burst: 5 }, clock);
  expect([1, 1, 1, 1, 1].map(quota.take)).toEqual([0, 0, 0, 0, 0]);
  expect(quota.take(1)).toBe(1);
  clock.advance(499);
  expect(quota.take(1)).toBe(1);
  clock.advance(1);
  expect(quota.take(1)).toBe(0);
  expect(quota.take(1)).toBe(1);
});

test('a batch larger than the burst is taken, and the next waits for it', () => {
  const clock = fakeClock();
  const quota = createQuota('web', { eventsPerSecond: 10, burst: 10 }, clock);
  expect(quota.take(1000)).toBe(0);
  expect(quota.take(1)).toBe(100);
  clock.advance(99_000);
  expect(quota.take(1)).toBe(1);
  clock.advance(1000);
  expect(quota.take(1)).toBe(0);
});

test('whoever waits as long as told is taken, and the rate holds in the long run', () => {
  const limit = fc.record({
    eventsPerSecond: fc.integer({ min: 1, max: 5000 }),
    burst: fc.integer({ min: 1, max: 9000 }),
  });
  fc.assert(
    fc.property(
      limit,
      fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 30 }),
      (given, batches) => {
        const clock = fakeClock();
        const quota = createQuota('web', given, clock);
        const began = clock.now();
        let taken = 0;
        for (const events of batches) {
          const seconds = quota.take(events);
          if (seconds > 0) {
            clock.advance(seconds * 1000);
            expect(quota.take(events)).toBe(0);
          }
          const elapsed = (clock.now() - began) / 1e6;
          expect(taken).toBeLessThanOrEqual(given.burst + elapsed * given.eventsPerSecond);
          taken += events;
        }
      },
    ),
  );
});
