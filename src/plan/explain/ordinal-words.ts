const words = ['first', 'second', 'third'];
const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** Which time of many: `first`, `12th`. */
export function ordinalWords(which: number | 'last'): string {
  if (which === 'last') return which;
  return words[which - 1] ?? `${String(which)}${suffixes[ordinals.select(which)] ?? 'th'}`;
}
