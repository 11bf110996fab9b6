import type { Refresh, Schedule, SegmentFacts } from '../semantics/sections/facts.ts';

/** What a segment says beside who is in it, as machines read it. Every schedule has its five fields of cron. */
export function factsJson({ title, description, owner, tags, refresh, size, change }: SegmentFacts): object {
  return {
    title: title ?? null,
    description: description ?? null,
    owner: owner ?? null,
    tags,
    refresh: refresh === undefined ? null : refreshJson(refresh),
    expectations: {
      size: size === undefined ? null : { least: size.least, most: size.most ?? null },
      change: change === undefined ? null : { percent: change.share / 100, inclusive: change.inclusive },
    },
  };
}

function refreshJson({ schedule, afterData }: Refresh): object {
  return {
    cron: cronOf(schedule),
    afterData: afterData === undefined ? null : { waitSeconds: afterData.wait ?? null },
  };
}

function cronOf(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily':
      return `${timeFields(schedule.at)} * * *`;
    case 'weekly':
      return `${timeFields(schedule.at)} * * ${String(schedule.day % 7)}`;
    case 'every minutes':
      if (schedule.minutes === 60) return '0 * * * *';
      return schedule.minutes === 1 ? '* * * * *' : `*/${String(schedule.minutes)} * * * *`;
    case 'every hours':
      return `0 */${String(schedule.hours)} * * *`;
    case 'cron':
      return schedule.expression;
  }
}

/** The fields of the minute and the hour of `06:00`: `0 6`. */
function timeFields(at: string): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return `${String(minute)} ${String(hour)}`;
}
