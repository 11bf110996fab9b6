import type { CountedPeriod, CountRange } from '../../semantics/typed.ts';
import { counted } from './constant-words.ts';

/** On how many days, weeks or months, around the event's name: `did` x ` on at least 3 different days`. */
export function periodWords({ least, most }: CountRange, unit: CountedPeriod): ReturnType<typeof countWords> {
  if ((most === undefined && least <= 1) || most === 0) return countWords({ least, most });
  const did = 'did';
  if (most === undefined) return { did, often: ` on at least ${counted(least, `different ${unit}`)}` };
  return { did, often: ` on at most ${counted(most, `different ${unit}`)}, or never,` };
}

/** How often, around the event's name: `did` x ` at least 3 times`, `never did` x. */
export function countWords({ least, most }: CountRange): { readonly did: string; readonly often: string } {
  if (most === 0) return { did: 'never did', often: '' };
  const did = 'did';
  if (most === undefined) {
    if (least === 0) return { did, often: ' any number of times, also never,' };
    return { did, often: least === 1 ? '' : ` at least ${counted(least, 'time')}` };
  }
  if (least === 0) return { did, often: ` at most ${counted(most, 'time')}, or never,` };
  if (least === most) return { did, often: ` exactly ${counted(least, 'time')}` };
  return { did, often: ` between ${String(least)} and ${counted(most, 'time')}` };
}

/** The counts that a range leaves out, when they are a range themselves. */
export function opposite({ least, most }: CountRange): CountRange | undefined {
  if (most === undefined) return least === 0 ? undefined : { least: 0, most: least - 1 };
  return least === 0 ? { least: most + 1, most: undefined } : undefined;
}
