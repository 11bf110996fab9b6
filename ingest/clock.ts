/** Time as the ingester sees it, so that a test can hold it still. */
export interface Clock {
  /** Microseconds since 1970, UTC. */
  readonly now: () => number;
  /** Calls `task` every `milliseconds` until the returned function is called. */
  readonly every: (milliseconds: number, task: () => void) => () => void;
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now() * 1000,
  every: (milliseconds, task) => {
    const timer = setInterval(task, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
};
