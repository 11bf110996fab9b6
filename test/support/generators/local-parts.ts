import * as fc from 'fast-check';
import { pick } from './vocabulary.ts';
import { oneIn } from './one-in.ts';
import type { Subject } from './value-tests.ts';

/** What is asked of a local part, of what, and in whose zone. */
export const localChoice = fc.record({
  part: fc.constantFrom('hour', 'weekday', 'date'),
  /** Of a timestamp instead of the event's time. */
  of: oneIn(3, fc.nat({ max: 99 })),
  zone: oneIn(3, fc.nat({ max: 99 })),
  operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
  value: fc.nat({ max: 23 }),
  form: fc.constantFrom('compare', 'compare', 'between', 'in', 'known', 'relative', 'contains'),
});

/** `local hour >= 22`, `local weekday of paid_at at user.zone in ("saturday")`; undefined where there is no instant. */
export function localPart(
  choice: typeof localChoice extends fc.Arbitrary<infer T> ? T : never,
  { properties, path, others, hasTime, inItem }: Subject,
): string | undefined {
  const named = [...properties.map(({ text, type }) => ({ text: path(text), type })), ...others];
  const instants = named.filter(({ type }) => type === 'timestamp');
  const zones = inItem ? [] : named.filter(({ type }) => type === 'text');
  if (!hasTime && instants.length === 0) return undefined;
  const isOfProperty = instants.length > 0 && (!hasTime || choice.of !== undefined);
  const of = isOfProperty ? ` of ${pick(instants, choice.of ?? 0).text}` : '';
  const at = zones.length > 0 && choice.zone !== undefined ? ` at ${pick(zones, choice.zone).text}` : '';
  const value = `local ${choice.part}${of}${at}`;
  const literals = {
    hour: Array.from({ length: 24 }, (_, hour) => String(hour)),
    weekday: ['"monday"', '"tuesday"', '"wednesday"', '"thursday"', '"friday"', '"saturday"', '"sunday"'],
    date: ['2026-01-05', '2026-06-30', '2025-12-31', '2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'],
  }[choice.part];
  const literal = (offset: number) => pick(literals, choice.value + offset);
  const isWeekday = choice.part === 'weekday';
  switch (choice.form) {
    case 'known':
      return `${value} is known`;
    case 'in':
      return `${value} in (${literal(0)}, ${literal(1)})`;
    case 'between':
      if (!isWeekday) return `${value} between ${[literal(0), literal(3)].sort(ascending).join(' and ')}`;
      break;
    case 'relative':
      if (choice.part === 'date') return `(${value} in last ${String(choice.value + 1)} days)`;
      break;
    case 'contains':
      if (isWeekday) return `${value} contains "tu"`;
      break;
    case 'compare':
  }
  return `${value} ${isWeekday ? (choice.value % 2 === 0 ? '=' : '!=') : choice.operator} ${literal(0)}`;
}

/** Numbers by their size, dates as text. */
function ascending(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
