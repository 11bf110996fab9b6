import type { Expectations, Refresh, Schedule } from '../../semantics/sections/facts.ts';
import { counted } from './constant-words.ts';

/** When a segment is refreshed, as a sentence. */
export function refreshWords({ schedule, afterData }: Refresh, zone: string): string {
  return `It is refreshed ${scheduleWords(schedule)} in ${zone}${afterDataWords(afterData)}.`;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function scheduleWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily':
      return `every day at ${schedule.at}`;
    case 'weekly':
      return `every ${weekdays[schedule.day - 1] ?? ''} at ${schedule.at}`;
    case 'every minutes':
      if (schedule.minutes === 60) return 'every hour, on the hour,';
      return `every ${schedule.minutes === 1 ? 'minute' : counted(schedule.minutes, 'minute')}`;
    case 'every hours':
      return `every ${counted(schedule.hours, 'hour')}, from midnight on,`;
    case 'cron':
      return `when the cron schedule "${schedule.expression}" says`;
  }
}

function afterDataWords(afterData: Refresh['afterData']): string {
  if (afterData === undefined) return '';
  const { wait } = afterData;
  return wait === undefined
    ? ', once its data is complete'
    : `, once its data is complete, which is waited for up to ${durationWords(wait)}`;
}

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Seconds in the largest unit that they make up whole. */
function durationWords(seconds: number): string {
  const [unit, length] = units.find(([, each]) => seconds % each === 0) ?? ['second', 1];
  return counted(seconds / length, unit);
}

/** What each run is held to, a phrase each. */
export function expectationWords({ size, change }: Expectations): string[] {
  return [
    ...(size === undefined ? [] : [sizeWords(size)]),
    ...(change === undefined ? [] : [changeWords(change)]),
  ];
}

/** `between 1000 and 50,000 members`. */
export function sizeWords({ least, most }: NonNullable<Expectations['size']>): string {
  if (most === undefined) return `at least ${counted(least, 'member')}`;
  if (least === 0) return `at most ${counted(most, 'member')}`;
  if (least === most) return `exactly ${counted(most, 'member')}`;
  return `between ${counted(least, 'member').replace(/ .*/, '')} and ${counted(most, 'member')}`;
}

/** How much of a segment may change, as a clause. */
export function changeWords({ share, inclusive }: NonNullable<Expectations['change']>): string {
  if (share === 0) return 'nobody enters or leaves from one run to the next';
  const size = `${inclusive ? 'at most' : 'less than'} ${String(share / 100)}%`;
  return `those who enter or leave from one run to the next are ${size} of the members before`;
}
