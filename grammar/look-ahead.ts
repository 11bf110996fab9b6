import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** The token so many places ahead, from 1. */
export type Ahead = (places: number) => IToken;

const operators: readonly TokenType[] = [t.Plus, t.Minus, t.Star, t.Slash];

/**
 * What the `between` that comes next speaks of. One that counts events (`between 2 and 5 times`) or is a window
 * (`between 90 and 45 days ago`) belongs to the behaviour around, not to the value before it: what follows its second
 * bound decides. Bounds are sums, so this looks as far ahead as they are long.
 */
export function betweenEnds(ahead: Ahead): 'times' | 'ago' | 'values' {
  let at = skipSum(ahead, 2);
  if (!tokenMatcher(ahead(at), t.And)) return 'values';
  at = skipSum(ahead, at + 1);
  if (tokenMatcher(ahead(at), t.Times) || tokenMatcher(ahead(at), t.Time)) return 'times';
  return tokenMatcher(ahead(at), t.OperandName) && tokenMatcher(ahead(at + 1), t.Ago) ? 'ago' : 'values';
}

/** Whether what comes next is `more than 30 days ago`, and no count of the behaviour around. */
export function agoFollows(ahead: Ahead): boolean {
  return (
    (tokenMatcher(ahead(1), t.More) || tokenMatcher(ahead(1), t.Less)) &&
    tokenMatcher(ahead(2), t.Than) &&
    tokenMatcher(ahead(3), t.NumberLiteral) &&
    tokenMatcher(ahead(5), t.Ago)
  );
}

/** Whether the parentheses that open next hold a point: two values, after `within 5 km of` or before `within`. */
export function pointFollows(ahead: Ahead): boolean {
  const isAfterWithin = tokenMatcher(ahead(0), t.Of) && tokenMatcher(ahead(-3), t.Within);
  let depth = 0;
  let hasComma = false;
  for (let at = 1; ; at += 1) {
    const token = ahead(at);
    if (tokenMatcher(token, t.LeftParen)) depth += 1;
    if (tokenMatcher(token, t.RightParen)) depth -= 1;
    if (depth === 0) return hasComma && (isAfterWithin || tokenMatcher(ahead(at + 1), t.Within));
    if (depth === 1 && tokenMatcher(token, t.Comma)) hasComma = true;
    if (token.tokenType.name === 'EOF') return false;
  }
}

/** The place after a sum. */
function skipSum(ahead: Ahead, from: number): number {
  let at = skipOperand(ahead, from);
  while (operators.some((operator) => tokenMatcher(ahead(at), operator))) at = skipOperand(ahead, at + 1);
  return at;
}

/** The place after an operand: a literal, a path, or what stands in parentheses. */
function skipOperand(ahead: Ahead, from: number): number {
  let at = from;
  if (tokenMatcher(ahead(at), t.Minus)) at += 1;
  if (!tokenMatcher(ahead(at), t.LeftParen)) {
    at += 1;
    while (tokenMatcher(ahead(at), t.Dot)) at += 2;
    return at;
  }
  let depth = 0;
  do {
    const token = ahead(at);
    if (token.tokenType.name === 'EOF') return at;
    if (tokenMatcher(token, t.LeftParen)) depth += 1;
    if (tokenMatcher(token, t.RightParen)) depth -= 1;
    at += 1;
  } while (depth > 0);
  return at;
}
