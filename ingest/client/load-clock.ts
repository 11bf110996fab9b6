/** Time as a load sees it, in milliseconds, so that a test can let it run. */
export interface LoadClock {
  readonly now: () => number;
  /** Settles at `instant`. */
  readonly until: (instant: number) => Promise<void>;
}

/** The machine's time, in parts of milliseconds, since 1970. */
export const machineClock: LoadClock = {
  now: () => performance.timeOrigin + performance.now(),
  until: (instant) =>
    new Promise((resolve) => {
      // It keeps nobody from ending who has nothing else to wait for.
      setTimeout(resolve, instant - machineClock.now()).unref();
    }),
};
