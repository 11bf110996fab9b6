import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import {
  clauseStarts,
  endsBareName,
  isOf,
  isValue,
  startsCondition,
  windowStarts,
} from './declaration-layout.ts';
import type { Mend } from './guess.ts';
import { unwritten } from './splice.ts';

/** The words and signs that are left out, each only where what stands around it shows that. */
export function forgottenAt(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at];
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token === undefined || before === undefined || at < 2) return [];
  const put = (when: boolean, type: TokenType, word: string): Mend[] =>
    when
      ? [
          {
            guess: { kind: 'forgotten', before: token, word },
            splice: { from: at, to: at, put: [unwritten(type, word, token.startOffset)] },
          },
        ]
      : [];
  const isName = isOf(token, t.Name);
  const isField = !isOf(tokens[0], t.Segment);
  const opens = isOf(before, t.Members, t.And, t.Or, t.LeftParen);
  const starts = startsCondition(tokens, at);
  // `and` and `where` follow something that is complete: not a bare name, and nothing that wants more.
  const follows =
    starts &&
    !opens &&
    !isOf(before, t.Not, t.Did, t.Dot, t.In, t.LeftBrace) &&
    !endsBareName(tokens, at - 1);
  const [joint, word] = jointAround(tokens, at) === 'or' ? [t.Or, 'or'] : [t.And, 'and'];
  return [
    ...put(opens && isOf(token, t.Identifier, t.QuotedName) && isOf(next, ...clauseStarts), t.Did, 'did'),
    ...put(isOf(before, t.User) && isName, t.Dot, '.'),
    ...put(isOf(token, t.User) && isOf(next, t.Dot), t.Comma, ','),
    ...put(isListWithoutAny(tokens, at), t.Any, 'any'),
    ...put(isOf(before, t.Any) && isOf(token, t.LeftParen), t.Of, 'of'),
    ...put(isOf(before, t.Any) && isOf(token, ...clauseStarts), t.Event, 'event'),
    ...put(isOf(before, t.Name) && isOf(token, t.LeftParen), t.In, 'in'),
    ...put(isOf(before, t.In) && isValue(token), t.LeftParen, '('),
    ...put(isOf(token, t.User, t.The) && isOf(tokens[at - 3], t.Within), t.After, 'after'),
    ...put(isOf(token, t.LeftParen) && isOf(tokens[at - 3], t.Within), t.Of, 'of'),
    ...put(follows && wantsWhere(tokens, at), t.Where, 'where'),
    ...put(isOf(token, t.NumberLiteral) && isOf(next, t.And), t.Between, 'between'),
    ...put(follows, joint, word),
    ...put(isOf(before, t.In) && isName, t.Segment, 'segment'),
    ...put(isOf(before, t.In) && isOf(token, t.NumberLiteral), t.Last, 'last'),
    ...put(isOf(token, t.Last, t.Segment), t.In, 'in'),
    ...put(isOf(before, t.NumberLiteral) && !isOf(tokens[at - 2], t.Last), t.Times, 'times'),
    ...put(isOf(before, t.Name) && isSpanOfTime(tokens, at - 1), t.Ago, 'ago'),
    ...put(isOf(before, t.List) && isName && !isOf(next, t.Of), t.Of, 'of'),
    ...put(isOf(before, t.More, t.Less), t.Than, 'than'),
    ...put(isOf(before, t.StringLiteral, t.NumberLiteral) && isValue(token), t.Comma, ','),
    ...put(isOf(token, t.ClockTime) && isOf(before, t.Daily), t.At, 'at'),
    ...put(isOf(token, t.ClockTime) && isOf(tokens[at - 3], t.Weekly), t.At, 'at'),
    ...put(isOf(before, t.Weekly) && isName, t.On, 'on'),
    ...put(isOf(before, t.Complete) && isOf(token, t.Wait), t.Comma, ','),
    ...put(isPauseWithoutColon(tokens, at), t.Colon, ':'),
    ...put(isField && isOf(before, t.Name) && isName, t.Colon, ':'),
    ...put(!isOf(before, t.LeftBrace) && isName && (at <= 3 || isOf(before, t.Record)), t.LeftBrace, '{'),
    ...put(starts && !tokens.some((other) => isOf(other, t.Members)), t.Members, 'members'),
  ];
}

/** `stopped x in last …`. */
function isPauseWithoutColon(tokens: readonly IToken[], at: number): boolean {
  return isOf(tokens[at - 2], t.Stopped) && isOf(tokens[at], t.In) && isOf(tokens[at + 1], t.Last);
}

/** `did of (…)`: several events, without their `any`. */
function isListWithoutAny(tokens: readonly IToken[], at: number): boolean {
  return (
    isOf(tokens[at - 1], t.Did, t.Not, t.Of) && isOf(tokens[at], t.Of) && isOf(tokens[at + 1], t.LeftParen)
  );
}

/** Whether the behaviour before a place has neither `where` nor window yet, and no property of the user follows. */
function wantsWhere(tokens: readonly IToken[], at: number): boolean {
  const did = tokens.slice(0, at).findLastIndex((token) => isOf(token, t.Did));
  if (did === -1 || isOf(tokens[at], t.Did, t.Not) || isListWithoutAny(tokens, at - 1)) return false;
  if (tokens.slice(did, at).some((token) => isOf(token, t.Where, ...windowStarts))) return false;
  const first = tokens.slice(at).findIndex((token) => !isOf(token, t.LeftParen)) + at;
  return !(isOf(tokens[first], t.User) && isOf(tokens[first + 1], t.Dot));
}

/** Whether `between 90 and 45 days` ends here. */
function isSpanOfTime(tokens: readonly IToken[], at: number): boolean {
  const wanted = [t.Between, t.NumberLiteral, t.And, t.NumberLiteral];
  return wanted.every((type, index) => isOf(tokens[at - wanted.length + index], type));
}

/** The word that joins the arms around a place. */
function jointAround(tokens: readonly IToken[], at: number): 'and' | 'or' {
  for (const step of [-1, 1]) {
    let depth = 0;
    for (let index = at + Math.min(step, 0); index > 0 && index < tokens.length; index += step) {
      const token = tokens[index];
      if (isOf(token, t.LeftParen, t.LeftBrace)) depth += step;
      if (isOf(token, t.RightParen, t.RightBrace)) depth -= step;
      if (depth < 0 || isOf(token, t.Members)) break;
      if (depth === 0 && isOf(token, t.Or)) return 'or';
      if (depth === 0 && isOf(token, t.And) && !isOf(tokens[index - 2], t.Between)) return 'and';
    }
  }
  return 'and';
}
