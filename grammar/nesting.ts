import type { IToken } from 'chevrotain';
import * as t from './tokens.ts';

/** How deep brackets, `not`, `list of` may stand in each other. */
export const maxNesting = 64;

const openers = new Set([t.LeftBrace, t.LeftParen]);
const closers = new Set([t.RightBrace, t.RightParen]);
const prefixes = new Set([t.Not, t.List, t.Of, t.Where, t.Did]);

/**
 * The first token that stands deeper than `maxNesting`, if any. The parser descends one call a level, so this is
 * looked at before it runs: a deep file is a diagnostic, never a stack overflow.
 */
export function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let brackets = 0;
  let run = 0;
  const runs: number[] = [];
  for (const token of tokens) {
    const type = token.tokenType;
    if (openers.has(type)) {
      brackets += 1;
      runs.push(run);
    } else if (closers.has(type)) {
      brackets = Math.max(0, brackets - 1);
      run = runs.pop() ?? 0;
      if (brackets === 0) run = 0;
    } else if (prefixes.has(type) || type.CATEGORIES?.includes(t.Not) === true) run += 1;
    else run = runs.at(-1) ?? 0;
    if (brackets + run > maxNesting) return token;
  }
  return undefined;
}

/** How many operators of arithmetic one value may have: engines read such chains by descending, too. */
export const maxOperators = 250;

const operators = new Set([t.Plus, t.Minus, t.Star, t.Slash]);
/** What stands between two values. */
const ends = new Set([
  t.And,
  t.Or,
  t.Comma,
  t.LeftBrace,
  t.RightBrace,
  t.Equal,
  t.NotEqual,
  t.LessThan,
  t.LessEqual,
  t.GreaterThan,
  t.GreaterEqual,
]);

/** The operator with which a value has more than `maxOperators`, if any. */
export function tooLong(tokens: readonly IToken[]): IToken | undefined {
  let count = 0;
  for (const token of tokens) {
    if (operators.has(token.tokenType)) count += 1;
    else if (ends.has(token.tokenType)) count = 0;
    if (count > maxOperators) return token;
  }
  return undefined;
}
