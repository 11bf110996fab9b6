import { warning } from './entry.ts';

/** What is sound, and yet may not be what was meant. */
export const lintCodes = {
  'negated-missing': warning((f: { condition: string; holds: boolean; values: readonly string[] }) => {
    const joined = f.values.join(' or ');
    return f.holds
      ? `\`${f.condition}\` also holds where ${joined} is missing`
      : `that \`${f.condition}\` does not hold is also so where ${joined} is missing`;
  }),
  'open-window': warning((f: { condition: string; holds: boolean; window: string }) => {
    const who = `who has no time that \`${f.window}\` could begin at, and for whom it is not over`;
    return f.holds
      ? `\`${f.condition}\` also holds for ${who}`
      : `that \`${f.condition}\` does not hold is also so for ${who}`;
  }),
  'float-threshold': warning(
    (f: { condition: string; name: string }) =>
      `the sum in \`${f.condition}\` may differ in its last digits: \`${f.name}\` is a number`,
  ),
  'always-holds': warning((f: { condition: string; holds: boolean; others: string | undefined }) => {
    const joined = f.others === undefined ? '' : ` together with ${f.others}`;
    return `\`${f.condition}\` ${f.holds ? 'always' : 'never'} holds${joined}`;
  }),
  'needless-condition': warning((f: { condition: string; because: string }) =>
    f.condition === f.because
      ? `\`${f.condition}\` stands here twice`
      : `\`${f.condition}\` changes nothing beside \`${f.because}\``,
  ),
  'unused-declaration': warning(
    (f: { what: string; name: string }) => `nothing uses the ${f.what} \`${f.name}\``,
  ),
} as const;
