import type { LoadClock } from '../../../ingest/client/load-clock.ts';

/** A clock that runs by itself, a millisecond at each turn of the event loop, while somebody waits for it. */
export function turningClock(start: number): LoadClock {
  let now = start;
  const waiting = new Set<{ readonly instant: number; readonly resolve: () => void }>();
  let turning = false;
  const turn = (): void => {
    now += 1;
    for (const each of waiting) {
      if (each.instant > now) continue;
      waiting.delete(each);
      each.resolve();
    }
    if (waiting.size > 0) setImmediate(turn);
    else turning = false;
  };
  return {
    now: () => now,
    until: (instant) =>
      new Promise((resolve) => {
        waiting.add({ instant, resolve });
        if (turning) return;
        turning = true;
        setImmediate(turn);
      }),
  };
}
