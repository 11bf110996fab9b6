import type { Constant } from '../../../src/semantics/constant.ts';
import { daysInMonth, localDate } from './zones.ts';

/** The whole years from a date, or the local date of a timestamp, to the local date of `as of`. */
export function ageAt(born: Constant, asOf: bigint, zone: string): number {
  if (born.type !== 'date' && born.type !== 'timestamp') throw new Error(`a ${born.type} has no age`);
  const [year, month, day] = partsOf(born.type === 'date' ? born.value : localDate(born.value, zone));
  const [nowYear, nowMonth, nowDay] = partsOf(localDate(asOf, zone));
  // 29 February has its anniversary on the 28th of a common year.
  const anniversary = Math.min(day, daysInMonth(nowYear, month));
  const isReached = nowMonth > month || (nowMonth === month && nowDay >= anniversary);
  return nowYear - year - (isReached ? 0 : 1);
}

function partsOf(date: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}
