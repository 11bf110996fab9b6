import type { Length, Name, Text } from '../../ast/nodes.ts';
import type { RefreshSection, Schedule as ScheduleNode } from '../../ast/sections/nodes.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { fault, type Scope, spellingFix } from '../scope.ts';
import { secondsPerUnit } from '../../catalog/unit-lengths.ts';
import { wholeNumber } from '../values.ts';
import { checkLength, checkUnit } from '../windows.ts';
import { cronFault } from './cron.ts';
import type { Refresh, Schedule } from './facts.ts';

/** When a segment is refreshed; undefined (reported) when it cannot be known. */
export function checkRefresh(node: RefreshSection | undefined, scope: Scope): Refresh | undefined {
  if (node === undefined) return undefined;
  const schedule = checkSchedule(node.schedule, scope);
  const length = node.afterData?.wait;
  const wait = length && checkWait(length, scope);
  if (schedule === undefined || (length !== undefined && wait === undefined)) return undefined;
  return { schedule, afterData: node.afterData && { wait } };
}

function checkSchedule(node: ScheduleNode, scope: Scope): Schedule | undefined {
  switch (node.kind) {
    case 'hourly':
      return { kind: 'every minutes', minutes: 60 };
    case 'daily': {
      const at = checkTimeOfDay(node.at, scope);
      return at === undefined ? undefined : { kind: 'daily', at };
    }
    case 'weekly': {
      const at = checkTimeOfDay(node.at, scope);
      const day = checkWeekday(node.day, scope);
      return at === undefined || day === undefined ? undefined : { kind: 'weekly', day, at };
    }
    case 'every':
      return checkEvery(node.length, node.span, scope);
    case 'cron':
      return checkCron(node.cron, node.span, scope);
  }
}

/** A time of day; one beyond the end of the day is offered as that of the next. */
function checkTimeOfDay({ text, span }: Text, scope: Scope): string | undefined {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  if (hours < 24 && minutes < 60) return text;
  const all = (hours * 60 + minutes) % 1440;
  const meant = [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const fixes = [{ title: `write \`${meant}\``, edits: [{ span, text: meant }] }];
  const hint = 'a day has the times 00:00 to 23:59';
  fault(scope, 'wrong-time-of-day', span, { text }, { hint, fixes });
  return undefined;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function checkWeekday(name: Name, scope: Scope): number | undefined {
  const found = weekdays.indexOf(name.text);
  if (found !== -1) return found + 1;
  const lower = name.text.toLowerCase();
  const meant = lower.length < 2 ? [] : weekdays.filter((day) => day.startsWith(lower));
  const near = spellingFix(
    { text: meant.length === 1 ? (meant[0] ?? '') : lower, span: name.span },
    weekdays,
  );
  fault(scope, 'unknown-weekday', name.span, { name: name.text }, near);
  return undefined;
}

const divisorsOf = {
  minute: [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60],
  hour: [1, 2, 3, 4, 6, 8, 12, 24],
} as const;

/** What divides an hour or a day: then it happens at the same minutes of every hour, the same hours of every day. */
function checkEvery(length: Length, span: Span, scope: Scope): Schedule | undefined {
  const unit = checkUnit(length, scope);
  if (unit === undefined) return undefined;
  const amount = wholeNumber(length.amount.digits) ?? 0;
  if (unit === 'minute' && amount < 60 && divisorsOf.minute.some((one) => one === amount))
    return { kind: 'every minutes', minutes: amount };
  if (unit === 'hour' && amount < 24 && divisorsOf.hour.some((one) => one === amount))
    return amount === 1 ? { kind: 'every minutes', minutes: 60 } : { kind: 'every hours', hours: amount };
  const text = scope.source.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
  const why =
    amount === 0
      ? 'nothing is that long'
      : unit === 'minute' || unit === 'hour'
        ? `that does not divide ${unit === 'minute' ? 'an hour' : 'a day'} evenly`
        : 'it is said in minutes or hours';
  const fixes = insteadOf(amount, unit).map((instead): Fix => ({
    title: `write \`${instead}\``,
    edits: [{ span, text: instead }],
  }));
  const hint = 'or say `daily at 06:00`, `weekly on monday at 06:00`, or cron in quotes';
  fault(scope, 'wrong-interval', span, { text, why }, { hint: unit === 'minute' ? undefined : hint, fixes });
  return undefined;
}

/** The schedules nearest to one that does not come out even. */
function insteadOf(amount: number, unit: string): string[] {
  if (unit === 'day') return ['daily at 06:00'].slice(amount > 1 ? 1 : 0);
  if (unit === 'week') return ['weekly on monday at 06:00'].slice(amount > 1 ? 1 : 0);
  if (unit !== 'minute' && unit !== 'hour') return [];
  if (amount === 0) return unit === 'minute' ? ['every 15 minutes', 'hourly'] : ['hourly', 'daily at 06:00'];
  const most = unit === 'minute' ? 60 : 24;
  if (amount > most) return unit === 'minute' && amount % 60 === 0 ? insteadOf(amount / 60, 'hour') : [];
  const divisors: readonly number[] = divisorsOf[unit];
  const below = divisors.findLast((one) => one <= amount) ?? 1;
  const above = divisors.find((one) => one >= amount) ?? most;
  return [...new Set([below, above])].map((one) => everyText(one, unit));
}

function everyText(amount: number, unit: 'minute' | 'hour'): string {
  if (unit === 'hour' && amount === 24) return 'daily at 00:00';
  if (amount === (unit === 'minute' ? 60 : 1)) return 'hourly';
  return `every ${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}

const nicknames: ReadonlyMap<string, string> = new Map([
  ['@hourly', 'hourly'],
  ['@daily', 'daily at 00:00'],
  ['@midnight', 'daily at 00:00'],
  ['@weekly', 'weekly on sunday at 00:00'],
]);

function checkCron({ text, span: quoted }: Text, span: Span, scope: Scope): Schedule | undefined {
  const wrong = cronFault(text);
  if (wrong === undefined) return { kind: 'cron', expression: text.trim().replaceAll(/\s+/g, ' ') };
  const instead = nicknames.get(text.trim().toLowerCase());
  const fixes =
    instead === undefined ? [] : [{ title: `write \`${instead}\``, edits: [{ span, text: instead }] }];
  const hint = 'such as "0 6 * * *", every day at 06:00';
  // An escape would shift the places.
  const start = quoted.start + 1;
  const isPlain = scope.source.text.slice(start, start + text.length) === text;
  const at = isPlain && wrong.to > wrong.from ? { start: start + wrong.from, end: start + wrong.to } : quoted;
  fault(scope, 'wrong-cron', at, { why: wrong.why }, { hint, fixes });
  return undefined;
}

function checkWait(length: Length, scope: Scope): number | undefined {
  const checked = checkLength(length, scope);
  if (checked === undefined) return undefined;
  const { amount, unit } = checked;
  if (unit !== 'month' && unit !== 'year') return amount * secondsPerUnit[unit];
  const text = scope.source.text.slice(length.span.start, length.span.end);
  fault(
    scope,
    'wrong-interval',
    length.span,
    { text, why: 'nobody waits that long' },
    { hint: 'wait for minutes, hours or days' },
  );
  return undefined;
}
