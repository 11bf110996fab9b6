import type { Name } from '../nodes.ts';
import { spellName } from '../spell-name.ts';

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
]);

/** A text in quotes. */
export function printText(text: string): string {
  return `"${text.replace(/["\\\n\t]/g, (sign) => escapes.get(sign) ?? sign)}"`;
}

/** Words that start a declaration: outside of braces a name spelt so stands in backticks. */
const starters = new Set(['import', 'event', 'user', 'segment', 'trait', 'param', 'test']);

/** Words that start a section: a value spelt so stands in backticks. */
const sections = new Set(['description', 'owner', 'tags', 'refresh', 'expect', 'export', 'members']);

/** A name. */
export function printName({ text }: Name): string {
  return spellName(text);
}

/** A name where a declaration could start. */
export function printOpenName({ text }: Name): string {
  return starters.has(text) ? `\`${text}\`` : spellName(text);
}

/** Names joined by dots, where a value is expected; the first may be the word for what holds the others. */
export function printPath(names: readonly Name[]): string {
  const [first, ...rest] = names;
  if (first === undefined) return '';
  const start = sections.has(first.text)
    ? `\`${first.text}\``
    : rest.length === 0
      ? printOpenName(first)
      : spellName(first.text);
  return [start, ...rest.map(printName)].join('.');
}
