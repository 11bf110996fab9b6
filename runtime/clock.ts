/** The time now, in milliseconds since 1970. Whoever needs the time is handed one, so that a test sets it. */
export type Clock = () => number;

/** The machine's own clock. */
export const systemClock: Clock = () => Date.now();
