import type { Constant } from '../../../src/semantics/constant.ts';
import type { LocalPartValue } from '../../../src/semantics/typed.ts';
import { localTime } from './zones.ts';

const hour = 3_600_000_000n;

/** From the second day of the year 1 on, and before the last of the year 9999, there is a local date everywhere. */
const first = -62_135_510_400_000_000n;
const last = 253_402_214_400_000_000n;

/** What clocks and calendars in a zone show at an instant. */
export function localPart(part: LocalPartValue['part'], instant: bigint, zone: string): Constant | undefined {
  const { year, month, day, micros } = localTime(instant, zone);
  switch (part) {
    case 'hour':
      return { type: 'integer', value: micros / hour };
    case 'weekday':
      return { type: 'text', value: weekday(year, month, day) };
    case 'date': {
      if (instant < first || instant >= last) return undefined;
      const [y, m, d] = [
        String(year).padStart(4, '0'),
        String(month).padStart(2, '0'),
        String(day).padStart(2, '0'),
      ];
      return { type: 'date', value: `${y}-${m}-${d}` };
    }
  }
}

function weekday(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  return names[date.getUTCDay()] ?? '';
}
