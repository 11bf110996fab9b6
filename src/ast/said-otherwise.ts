import type { IToken } from 'chevrotain';
import { lex } from '../../grammar/lexer.ts';
import * as t from '../../grammar/tokens.ts';
import { clauseStarts, isOf } from './declaration-layout.ts';
import { boundedRun } from './bounded-run.ts';
import type { Mend } from './guess.ts';
import { periodsSaidOtherwise } from './periods-said-otherwise.ts';
import { endOf, standingFor } from './splice.ts';

/** Phrases that people say, or know from SQL, for what is written otherwise; the likeliest reading is read on with. */
export function saidOtherwise(tokens: readonly IToken[], at: number, text: string): Mend[] {
  const ofPeriods = boundedRun(tokens, at) ?? periodsSaidOtherwise(tokens, at);
  return [
    ...(ofPeriods === undefined ? [] : said(tokens, ofPeriods.from, ofPeriods.to, ofPeriods.meant)),
    ...bareCount(tokens, at),
    ...hasDone(tokens, at),
    ...comparedWithAgo(tokens, at),
    ...sqlLike(tokens, at),
    ...countOfParenthesis(tokens, at, text),
    ...followedBy(tokens, at),
  ];
}

function said(tokens: readonly IToken[], from: number, to: number, meant: readonly string[]): Mend[] {
  const [first, last] = [tokens[from], tokens[to - 1]];
  const [likeliest] = meant;
  if (first === undefined || last === undefined || likeliest === undefined) return [];
  const put = lex(likeliest).tokens.map((token) => standingFor(token, first, last));
  return [{ guess: { kind: 'said otherwise', first, last, meant }, splice: { from, to, put } }];
}

/** `did x 3 times`. */
function bareCount(tokens: readonly IToken[], at: number): Mend[] {
  const [before, count, times] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!isOf(count, t.NumberLiteral) || !isOf(times, t.Times) || !isOf(before, t.Name)) return [];
  const number = count?.image ?? '';
  return said(tokens, at, at + 2, [`at least ${number} times`, `exactly ${number} times`]);
}

/** `has done x`, `has not done x`. */
function hasDone(tokens: readonly IToken[], at: number): Mend[] {
  const negated = isOf(tokens[at - 1], t.Not);
  const from = negated ? at - 2 : at - 1;
  const isSaid = tokens[at]?.image === 'done' && /^(?:has|have|had)$/.test(tokens[from]?.image ?? '');
  return isSaid ? said(tokens, from, at + 1, [negated ? 'did not' : 'did']) : [];
}

/** `user.signed_up_at > 30 days ago`: later than that point is less long ago. */
function comparedWithAgo(tokens: readonly IToken[], at: number): Mend[] {
  const [sign, amount, unit, ago] = tokens.slice(at - 2, at + 2);
  const isLater = isOf(sign, t.GreaterThan, t.GreaterEqual);
  if (!isLater && !isOf(sign, t.LessThan, t.LessEqual)) return [];
  if (!isOf(amount, t.NumberLiteral) || !isOf(unit, t.Name) || !isOf(ago, t.Ago)) return [];
  const point = `${amount?.image ?? ''} ${unit?.image ?? ''} ago`;
  const [later, earlier] = [`less than ${point}`, `more than ${point}`];
  return said(tokens, at - 2, at + 2, isLater ? [later, earlier] : [earlier, later]);
}

/** `like "x%"`, `not like "x%"`. */
function sqlLike(tokens: readonly IToken[], at: number): Mend[] {
  const [like, pattern] = [tokens[at], tokens[at + 1]];
  if (like?.image.toLowerCase() !== 'like' || pattern?.tokenType !== t.StringLiteral) return [];
  const negated = isOf(tokens[at - 1], t.Not);
  const [plain, inflected] = likeTest(pattern.image.slice(1, -1));
  return said(tokens, negated ? at - 1 : at, at + 2, [negated ? `does not ${plain}` : inflected]);
}

/** A test as it stands after `does not`, and as it stands alone. */
function likeTest(pattern: string): readonly [string, string] {
  const [, start = '', middle = '', end = ''] = /^(%?)(.*?)(%?)$/.exec(pattern) ?? [];
  if (/[%_\\]/.test(middle) || (start === '' && end === '')) {
    const expression = pattern
      .replaceAll(/[.*+?^${}()|[\]]/g, '\\\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.');
    return [`match "^${expression}$"`, `matches "^${expression}$"`];
  }
  if (start === '') return [`start with "${middle}"`, `starts with "${middle}"`];
  if (end === '') return [`end with "${middle}"`, `ends with "${middle}"`];
  return [`contain "${middle}"`, `contains "${middle}"`];
}

/** `count(x in last 7 days)`. */
function countOfParenthesis(tokens: readonly IToken[], at: number, text: string): Mend[] {
  const from = at - 3;
  const [count, open, event] = tokens.slice(Math.max(0, from), at);
  if (count?.image !== 'count' || !isOf(open, t.LeftParen) || !isOf(event, t.Name)) return [];
  if (!isOf(tokens[at], ...clauseStarts)) return [];
  let depth = 1;
  let close = at;
  for (; close < tokens.length; close += 1) {
    if (isOf(tokens[close], t.LeftParen)) depth += 1;
    if (isOf(tokens[close], t.RightParen)) depth -= 1;
    if (depth === 0) break;
  }
  const [first, last] = [count, tokens[close]];
  if (last === undefined) return [];
  const inside = text.slice(event?.startOffset ?? 0, endOf(tokens[close - 1]));
  const put = [
    count,
    ...lex('of').tokens.map((token) => standingFor(token, open ?? count, open ?? count)),
    ...tokens.slice(at - 1, close),
  ];
  const guess = { kind: 'said otherwise', first, last, meant: [`count of ${inside}`] } as const;
  return [{ guess, splice: { from, to: close + 1, put } }];
}

/** `did a and then b`, `a followed by b`, `then did not b`, `then b in 2 hours`. */
function followedBy(tokens: readonly IToken[], at: number): Mend[] {
  const [third, second, before, token, next] = [-3, -2, -1, 0, 1].map((step) => tokens[at + step]);
  if (token?.image === 'followed' && next?.image === 'by') return said(tokens, at, at + 2, ['then']);
  if (isOf(before, t.Then) && isOf(second, t.And)) return said(tokens, at - 2, at, ['then']);
  if (isOf(before, t.Did) && isOf(second, t.Then)) return said(tokens, at - 2, at, ['then']);
  if (isOf(before, t.Not) && isOf(second, t.Did) && isOf(third, t.Then))
    return said(tokens, at - 3, at, ['then not']);
  const step = tokens.slice(0, Math.max(0, at)).findLast((one) => isOf(one, t.Did, t.Then));
  if (isOf(before, t.In) && isOf(token, t.NumberLiteral) && isOf(step, t.Then))
    return said(tokens, at - 1, at, ['within']);
  return [];
}
