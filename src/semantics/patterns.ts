import { RE2JS } from 're2js';

const maxLength = 1000;

/** What a pattern may take when it is compiled: engines refuse a larger one, and a class of Unicode is large. */
const maxSteps = { plain: 2000, withUnicodeClasses: 300 } as const;

/** Why a text is no pattern of RE2's syntax that every engine takes alike; undefined when it is one. */
export function patternFault(pattern: string): string | undefined {
  const { length } = Array.from(pattern);
  if (length > maxLength) return `it has ${String(length)} characters, and ${String(maxLength)} are the most`;
  if (/(?<!\\)(?:\\\\)*\(\?<[^=!]/.test(pattern))
    return 'a group is named by `(?P<name>…)`, or needs no name';
  try {
    const steps = RE2JS.compile(pattern).programSize();
    const most = /\\[pP]/.test(pattern) ? maxSteps.withUnicodeClasses : maxSteps.plain;
    return steps > most ? 'it is too large: it repeats too much too often' : undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.replace(/^error parsing regexp: /, '');
  }
}
