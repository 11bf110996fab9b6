import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Test } from './chains.ts';

/**
 * The fixes that put a condition before a test, once for each reading: only who meets it (`and`), or who does not as well
 * (`or`). Below a `not (…)` the words are the other way around.
 */
export function aroundFixes(
  test: Test,
  only: { readonly holds: string; readonly fails: string },
  also: { readonly holds: string; readonly fails: string },
): Fix[] {
  return test.says
    ? [before(test, 'and', only.holds), before(test, 'or', also.holds)]
    : [before(test, 'or', only.fails), before(test, 'and', also.fails)];
}

function before({ at: { source, expression }, inside }: Test, joint: 'and' | 'or', text: string): Fix {
  const { start, end } = expression.span;
  const isAlone = inside === 'members' || isInParentheses(source.text, start, end);
  const isJoined = typeof inside === 'object' && inside.kind === joint;
  const [open, close] = isAlone || isJoined ? ['', ''] : ['(', ')'];
  const parts = text.split(', ').join(` ${joint} `);
  return {
    title: `put \`${parts} ${joint}\` before it`,
    edits: [
      { span: { start, end: start }, text: `${open}${parts} ${joint} ` },
      ...(close === '' ? [] : [{ span: { start: end, end }, text: close }]),
    ],
  };
}

function isInParentheses(text: string, start: number, end: number): boolean {
  return text.slice(Math.max(0, start - 1), start).endsWith('(') && text.startsWith(')', end);
}
