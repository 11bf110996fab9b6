import type { Counted, CountRange } from '../../semantics/typed.ts';
import { counted } from './constant-words.ts';

/** On how many days, weeks or months, around the event's name: `did` x ` on at least 3 different days`. */
export function periodWords(
  { least, most }: CountRange,
  what: Extract<Counted, { readonly unit: unknown }>,
): ReturnType<typeof countWords> {
  if (what.kind === 'periods' && what.times > 1) {
    const often = ` at least ${counted(what.times, 'time')} a ${what.unit}`;
    return {
      did: 'did',
      often: `${often}${rangeWords({ least, most }, ' in', (count) => counted(count, what.unit))}`,
    };
  }
  if ((most === undefined && least <= 1) || most === 0) return countWords({ least, most });
  const periods = (count: number) =>
    what.kind === 'periods'
      ? counted(count, `different ${what.unit}`)
      : `${counted(count, what.unit)} in a row`;
  return { did: 'did', often: rangeWords({ least, most }, ' on', periods) };
}

function rangeWords(
  { least, most }: CountRange,
  preposition: string,
  periods: (count: number) => string,
): string {
  if (most === undefined) return `${preposition} at least ${periods(least)}`;
  return most === 0
    ? `${preposition} no ${periods(1).slice(2)}`
    : `${preposition} at most ${periods(most)}, or never,`;
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
