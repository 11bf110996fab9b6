/** What is wrong with a cron schedule, and where in its text. */
export interface CronFault {
  readonly why: string;
  readonly from: number;
  readonly to: number;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');

/** The five fields of cron (crontab(5)) that every scheduler reads alike. */
const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: months },
  { name: 'day of the week', least: 0, most: 7, words: weekdays },
];

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What is wrong with a cron schedule; undefined when it is sound. `L`, `W`, `#`, seconds and years are not taken. */
export function cronFault(text: string): CronFault | undefined {
  const parts = Array.from(text.matchAll(/\S+/g), ({ 0: part, index }) => ({
    part,
    from: index,
    to: index + part.length,
  }));
  if (parts.length !== fields.length) {
    const names = 'minute, hour, day of the month, month, day of the week';
    return {
      why: `it has five parts, ${names}, and this has ${String(parts.length)}`,
      from: 0,
      to: text.length,
    };
  }
  const chosen: Set<number>[] = [];
  for (const [at, field] of fields.entries()) {
    const { part = '', from = 0, to = 0 } = parts[at] ?? {};
    const values = valuesOf(part, field);
    if (typeof values === 'string') return { why: values, from, to };
    chosen.push(values);
  }
  return neverFault(chosen, parts);
}

/** The values that a field names, or what is wrong with it. */
function valuesOf(text: string, field: Field): Set<number> | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step] = /^(.+?)(?:\/(\d+))?$/.exec(part) ?? [];
    const ends =
      range === '*' ? [field.least, field.most] : range.split('-').map((end) => valueOf(end, field));
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || ends.length > 2 || ends.includes(undefined))
      return `\`${part}\` is no ${field.name}, which is ${wordsOf(field)}`;
    if (first > last) return `\`${part}\` ends before it begins`;
    const by = step === undefined ? 1 : Number(step);
    if (by < 1 || by > field.most) return `\`${part}\` goes in steps of ${String(by)}`;
    if (step !== undefined && ends.length === 1)
      return `\`${part}\` has a step and no range: write \`${range}-${String(field.most)}/${step}\``;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function valueOf(text: string, { least, most, words }: Field): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word !== -1) return word + least;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : undefined;
}

function wordsOf({ least, most, words }: Field): string {
  const [first] = words;
  const range = `${String(least)} to ${String(most)}`;
  return first === undefined ? range : `${range} or \`${first}\` to \`${String(words.at(-1))}\``;
}

/** 30 February never comes; with a day of the week beside it, that one counts too. */
function neverFault(
  [, , days = new Set<number>(), inMonths = new Set<number>()]: readonly Set<number>[],
  parts: readonly { readonly part: string; readonly from: number; readonly to: number }[],
): CronFault | undefined {
  if (parts[4]?.part !== '*') return undefined;
  const comes = [...inMonths].some((month) => [...days].some((day) => day <= (daysOfMonth[month - 1] ?? 0)));
  if (comes) return undefined;
  return { why: 'no such day ever comes', from: parts[2]?.from ?? 0, to: parts[3]?.to ?? 0 };
}
