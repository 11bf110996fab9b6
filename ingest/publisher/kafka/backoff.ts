const shortest = 100;
const longest = 5_000;

/** How many milliseconds to wait after so many failures before: twice as long each time, spread by `random` in [0, 1). */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(longest, shortest * 2 ** failures);
  return Math.ceil(whole * (0.5 + random / 2));
}
