import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { allNear } from '../diagnostics/suggest.ts';
import { clauseStarts, endsBareName, isOf, isValue, sectionStarts } from './declaration-layout.ts';
import { forgottenAt } from './forgotten-words.ts';
import type { Mend } from './guess.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { endOf, readAs, unreadable, unwritten } from './splice.ts';

/** Everything that might have been meant where the token `at` does not fit, the likeliest first. */
export function mendsAt(tokens: readonly IToken[], at: number, text: string): Mend[] {
  return [
    ...saidOtherwise(tokens, at, text),
    ...miswritten(tokens, at),
    ...miswritten(tokens, at - 1),
    ...miswritten(tokens, at - 2),
    ...withoutAnchor(tokens, at),
    ...nameless(tokens, at),
    ...extra(tokens, at),
    ...emptied(tokens, at),
    ...unclosed(tokens, at),
    ...unopened(tokens, at),
    ...stray(tokens, at),
    ...unquoted(tokens, at, text),
    ...ungrouped(tokens, at),
    ...bareList(tokens, at + 1),
    ...bareList(tokens, at),
    ...forgottenAt(tokens, at),
    ...forgottenAt(tokens, at - 1),
    ...forgottenAt(tokens, at + 1),
  ];
}

/** What people say elsewhere, or write in one word. */
const phrases: ReadonlyMap<string, readonly TokenType[]> = new Map([
  ['didnt', [t.Did, t.Not]],
  ['didnot', [t.Did, t.Not]],
  ['atleast', [t.At, t.Least]],
  ['atmost', [t.At, t.Most]],
  ['morethan', [t.More, t.Than]],
  ['lessthan', [t.Less, t.Than]],
  ['startswith', [t.Starts, t.With]],
  ['endswith', [t.Ends, t.With]],
  ['timezone', [t.Time, t.Zone]],
  ['insegment', [t.In, t.Segment]],
  ['within', [t.In]],
  ['equals', [t.Equal]],
  ['always', [t.Ever]],
  ['anytime', [t.Ever]],
]);
const signs: ReadonlyMap<TokenType, string> = new Map([
  [t.Equal, '='],
  [t.Colon, ':'],
]);

function spellingOf(type: TokenType): string {
  return signs.get(type) ?? type.name.toLowerCase();
}

function miswritten(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at];
  if (token === undefined || at < 1) return [];
  const as = (types: readonly TokenType[]): Mend => ({
    guess: { kind: 'miswritten', tokens: [token], meant: types.map(spellingOf).join(' ') },
    splice: { from: at, to: at + 1, put: types.map((type) => readAs(token, type)) },
  });
  if (isOf(token, t.Equal)) return [as([t.Colon])];
  if (!isOf(token, t.Name) || isOf(token, t.QuotedName, t.Unreadable)) return [];
  const phrase = phrases.get(token.image.toLowerCase());
  const near = allNear(
    token.image,
    [...t.words.keys()].filter((word) => word !== token.image && !areUnlike(word, token.image)),
  );
  return [
    ...(phrase === undefined ? [] : [as(phrase)]),
    ...near.flatMap((word) => {
      const type = t.words.get(word);
      return type === undefined ? [] : [as([type])];
    }),
  ];
}

const unlike: readonly (readonly string[])[] = [
  ['and', 'any'],
  ['or', 'for'],
  ['ever', 'every'],
  ['not', 'no'],
  ['as', 'has'],
];

/** Whether words differ by a letter, and yet are never taken for each other. */
function areUnlike(...pair: readonly string[]): boolean {
  return unlike.some((words) => pair.every((word) => words.includes(word)));
}

/** `within 7 days` of nothing: a window up to now is meant. */
function withoutAnchor(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at - 3];
  if (token === undefined || !isOf(token, t.Within) || !isOf(tokens[at - 2], t.NumberLiteral)) return [];
  if (isOf(tokens[at], t.User, t.The)) return [];
  const put = [t.In, t.Last].map((type) => readAs(token, type));
  const guess = { kind: 'miswritten', tokens: [token], meant: 'in last' } as const;
  return [{ guess, splice: { from: at - 3, to: at - 2, put } }];
}

/** A comma or a section's keyword right before the next section, which was taken for a name. */
function emptied(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at - 1];
  const before = tokens[at - 2];
  if (token === undefined || !isOf(token, ...sectionStarts, t.Time, t.Expect)) return [];
  if (!isOf(before, t.Comma, t.Export)) return [];
  const guess = { kind: 'empty', token, expected: 'a user property such as `user.city`' } as const;
  return [{ guess, splice: { from: at - 2, to: at - 1, put: [] } }];
}

/** `did at least …`, `user. in (…)`: the word after the name that is not there was taken for it. */
function nameless(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at - 1];
  if (token === undefined) return [];
  const before = tokens[at - 2];
  const isEvent = isOf(before, t.Did, t.Then) || (isOf(before, t.Not) && isOf(tokens[at - 3], t.Did, t.Then));
  const isProperty = isOf(before, t.Dot) && isOf(token, t.In, t.Is);
  if (!isProperty && !(isEvent && isOf(token, ...clauseStarts))) return [];
  const expected = isProperty ? 'the name of a property' : 'the name of an event';
  const put = [unreadable(tokens, at - 1)];
  return [{ guess: { kind: 'empty', token, expected }, splice: { from: at - 1, to: at - 1, put } }];
}

/** A word that is surely too many: before what can only start a condition, a second `and`, or `in this week`. */
function extra(tokens: readonly IToken[], at: number): Mend[] {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (isOf(before, t.In) && isOf(token, t.This, t.Today, t.Yesterday)) return without(before, at - 1);
  if (isOf(before, t.Last) && isOf(tokens[at - 2], t.In) && isPeriod(token))
    return without(tokens[at - 2], at - 2);
  if (isOf(before, t.In) && isOf(token, t.The)) return without(token, at);
  if (isOf(before, t.Did) && isOf(token, t.Name) && isAfterDid(tokens, at - 1))
    return without(before, at - 1);
  if (isOf(token, t.And, t.Or) && isOf(before, t.And, t.Or)) return without(token, at);
  if (isOf(token, t.Any) && isOf(next, t.Identifier, t.QuotedName))
    return isOf(tokens[at + 2], t.Of) ? without(next, at + 1) : without(token, at);
  const starts =
    isOf(token, t.Did, t.Not, t.LeftParen) ||
    (isOf(token, t.In) && isOf(next, t.Segment, t.List, t.Sample)) ||
    (isOf(token, t.User) && isOf(next, t.Dot));
  const isBare = endsBareName(tokens, at - 1) && !isOf(tokens[at - 2], t.Dot);
  const isEvent = isOf(tokens[at - 2], t.Did) && isOf(token, t.Not);
  return (starts && isBare) || isEvent ? without(before, at - 1) : [];
}

/** Whether `did` or `did not` stands right before. */
function isAfterDid(tokens: readonly IToken[], at: number): boolean {
  const before = isOf(tokens[at - 1], t.Not) ? at - 2 : at - 1;
  return isOf(tokens[before], t.Did);
}

/** The name of one whole period: `in last month` is `last month` or `in last 1 month`. */
function isPeriod(token: IToken | undefined): boolean {
  return token !== undefined && /^(?:week|month|quarter|year)$/.test(token.image);
}

function without(token: IToken | undefined, at: number): Mend[] {
  return token === undefined
    ? []
    : [{ guess: { kind: 'extra', token }, splice: { from: at, to: at + 1, put: [] } }];
}

/** The brackets that are open before a token. */
function openBrackets(tokens: readonly IToken[], at: number): readonly IToken[] {
  const open: IToken[] = [];
  for (const token of tokens.slice(0, at)) {
    if (isOf(token, t.LeftBrace, t.LeftParen)) open.push(token);
    if (isOf(token, t.RightBrace, t.RightParen)) open.pop();
  }
  return open;
}

function isLeftParen(token: IToken): boolean {
  return isOf(token, t.LeftParen);
}

function unclosed(tokens: readonly IToken[], at: number): Mend[] {
  const opener = openBrackets(tokens, at).at(-1);
  const isParen = isOf(opener, t.LeftParen);
  // Only the end of a declaration shows that a brace is missing: nothing else stands outside of one.
  if (opener === undefined || (!isParen && at < tokens.length)) return [];
  const [type, closer] = isParen ? [t.RightParen, ')'] : [t.RightBrace, '}'];
  const offset = endOf(tokens[at - 1]);
  const put = [unwritten(type, closer, offset)];
  return [{ guess: { kind: 'unclosed', opener, closer, offset }, splice: { from: at, to: at, put } }];
}

/** A closing parenthesis without one that opens: the group began where several arms can be taken together. */
function unopened(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at];
  if (token === undefined || !isOf(token, t.RightParen) || openBrackets(tokens, at).some(isLeftParen))
    return [];
  let depth = 0;
  let arms = 1;
  for (let start = at - 1; start > 0; start -= 1) {
    if (isOf(tokens[start], t.RightParen)) depth += 1;
    if (isOf(tokens[start], t.LeftParen)) depth -= 1;
    if (depth !== 0 || !isOf(tokens[start - 1], t.Where, t.Members, t.And, t.Or)) continue;
    const first = tokens[start];
    if (arms > 1 && first !== undefined) {
      const put = [unwritten(t.LeftParen, '(', first.startOffset)];
      return [
        {
          guess: { kind: 'unopened', token, start: first.startOffset },
          splice: { from: start, to: start, put },
        },
      ];
    }
    arms += 1;
  }
  return [];
}

function stray(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at];
  if (token === undefined || !isOf(token, t.RightParen) || openBrackets(tokens, at).some(isLeftParen))
    return [];
  return [{ guess: { kind: 'stray', token }, splice: { from: at, to: at + 1, put: [] } }];
}

/** `owner growth`, `import catalog.seg`: all up to the next space. */
function unquoted(tokens: readonly IToken[], at: number, text: string): Mend[] {
  const token = tokens[at];
  if (
    token === undefined ||
    !isOf(token, t.Name, t.Dot) ||
    !isOf(tokens[at - 1], t.Owner, t.Description, t.Zone, t.Import)
  )
    return [];
  const start = token.startOffset;
  const end = start + (/^[^\s"'{}]*/.exec(text.slice(start))?.[0].length ?? 0);
  let to = at + 1;
  while ((tokens[to]?.startOffset ?? Infinity) < end) to += 1;
  const quoted = { ...unwritten(t.StringLiteral, `"${text.slice(start, end)}"`, start), endOffset: end - 1 };
  return [{ guess: { kind: 'unquoted', start, end }, splice: { from: at, to, put: [quoted] } }];
}

/** `service in "food", "ride"`. */
function bareList(tokens: readonly IToken[], from: number): Mend[] {
  const first = tokens[from];
  if (first === undefined || !isOf(tokens[from - 1], t.In) || !isValue(first)) return [];
  let to = from + 1;
  while (isOf(tokens[to], t.Comma) && isValue(tokens[to + 1])) to += 2;
  if (isOf(tokens[to], t.RightParen)) return [];
  const end = endOf(tokens[to - 1]);
  const put = [
    unwritten(t.LeftParen, '(', first.startOffset),
    ...tokens.slice(from, to),
    unwritten(t.RightParen, ')', end),
  ];
  return [{ guess: { kind: 'bare list', first, end }, splice: { from, to, put } }];
}

/** `where a = 1 and b = 2 ever`: the clause after it shows that all of it was meant for `where`. */
function ungrouped(tokens: readonly IToken[], at: number): Mend[] {
  if (!isOf(tokens[at], ...clauseStarts)) return [];
  const where = tokens.slice(0, at).findLastIndex((token) => isOf(token, t.Where));
  const from = where + 1;
  const to = isOf(tokens[at - 1], t.In) ? at - 1 : at;
  const inside = tokens.slice(from, to);
  const [first] = inside;
  if (where === -1 || first === undefined || !inside.some((token) => isOf(token, t.And, t.Or))) return [];
  if (inside.some((token) => isOf(token, t.Did, t.LeftBrace, t.RightBrace))) return [];
  const start = first.startOffset;
  const end = endOf(inside.at(-1));
  const put = [unwritten(t.LeftParen, '(', start), ...inside, unwritten(t.RightParen, ')', end)];
  return [{ guess: { kind: 'ungrouped', start, end }, splice: { from, to, put } }];
}
