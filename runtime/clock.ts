/** The time now, in milliseconds since 1970. Whoever needs the time is handed one, so that a test sets it. */
export type Clock = () => number;

/** The machine's own clock. */
export const systemClock: Clock = () => Date.now();

/** An instant of a clock as the results hold it: `2026-06-30T04:00:00.000Z`. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
