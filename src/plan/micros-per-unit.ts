import type { FixedUnit } from '../semantics/typed.ts';

/** Microseconds of each unit that is as long wherever it begins. */
export const microsPerUnit: Readonly<Record<FixedUnit, bigint>> = {
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
};
