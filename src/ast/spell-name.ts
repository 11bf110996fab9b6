import { keywords, OperandName } from '../../grammar/tokens.ts';

/** Words that are no names somewhere: they start or join conditions, or say how often after `did` and `did more`. */
const taken = new Set([
  ...keywords
    .filter(({ CATEGORIES }) => CATEGORIES?.includes(OperandName) !== true)
    .map(({ name }) => name.toLowerCase()),
  'null',
  'any',
  'more',
  'than',
]);

/** A name as rules write it: in backticks when it has odd characters or could be taken for a word of the language. */
export function spellName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !taken.has(name.toLowerCase()) ? name : `\`${name}\``;
}
