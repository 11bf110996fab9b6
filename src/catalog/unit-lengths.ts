/** Seconds of each unit of time that is as long wherever it begins. */
export const secondsPerUnit = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;

/** Microseconds of each such unit. */
export const microsPerUnit = {
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
} as const;
