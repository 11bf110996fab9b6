import type { Clock } from '../../../ingest/clock.ts';

/** A clock that stands still until the test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by `milliseconds`, and calls what falls due. */
  readonly advance: (milliseconds: number) => void;
}

/** `start`: microseconds since 1970. */
export function fakeClock(start = 1_795_401_555_000_000): FakeClock {
  let now = start;
  const timers = new Set<{ due: number; readonly milliseconds: number; readonly task: () => void }>();
  return {
    now: () => now,
    every: (milliseconds, task) => {
      const timer = { due: now + milliseconds * 1000, milliseconds, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (milliseconds) => {
      const end = now + milliseconds * 1000;
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        now = next.due;
        next.due += next.milliseconds * 1000;
        next.task();
      }
      now = end;
    },
  };
}
