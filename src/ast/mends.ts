import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { allNear } from '../diagnostics/suggest.ts';
import { isOf } from './declaration-layout.ts';
import { endOf, readAs, type Splice, unwritten } from './splice.ts';

/** What somebody probably meant where a token does not fit. */
export type Guess =
  /** A word or sign that is written otherwise. */
  | { readonly kind: 'miswritten'; readonly tokens: readonly IToken[]; readonly meant: string }
  /** A word or sign that was left out. */
  | { readonly kind: 'forgotten'; readonly before: IToken; readonly word: string }
  | { readonly kind: 'unclosed'; readonly opener: IToken; readonly closer: string; readonly offset: number }
  | { readonly kind: 'stray'; readonly token: IToken }
  /** A text without quotes. */
  | { readonly kind: 'unquoted'; readonly start: number; readonly end: number }
  /** Several comparisons after `where`, without parentheses. */
  | { readonly kind: 'ungrouped'; readonly start: number; readonly end: number }
  /** A section or list that ends before anything stands in it. */
  | { readonly kind: 'empty'; readonly token: IToken; readonly expected: string };

/** A guess, with the change of the tokens that it stands for. */
export interface Mend {
  readonly guess: Guess;
  readonly splice: Splice;
}

/** Everything that might have been meant where the token `at` does not fit, the likeliest first. */
export function mendsAt(tokens: readonly IToken[], at: number, text: string): Mend[] {
  return [
    ...miswritten(tokens, at),
    ...miswritten(tokens, at - 1),
    ...emptied(tokens, at),
    ...unclosed(tokens, at),
    ...stray(tokens, at),
    ...unquoted(tokens, at, text),
    ...ungrouped(tokens, at),
    ...forgotten(tokens, at),
    ...forgotten(tokens, at - 1),
  ];
}

const clauseStarts = [t.Ever, t.In, t.Last, t.Since, t.At, t.Exactly, t.More, t.Less, t.Between, t.Where];
const words = new Map(t.keywords.map((type) => [type.name.toLowerCase(), type]));

/** What people say elsewhere, or write in one word. */
const phrases: ReadonlyMap<string, readonly TokenType[]> = new Map([
  ['didnt', [t.Did, t.Not]],
  ['didnot', [t.Did, t.Not]],
  ['atleast', [t.At, t.Least]],
  ['atmost', [t.At, t.Most]],
  ['morethan', [t.More, t.Than]],
  ['lessthan', [t.Less, t.Than]],
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
    [...words.keys()].filter((word) => word !== token.image),
  );
  return [
    ...(phrase === undefined ? [] : [as(phrase)]),
    ...near.flatMap((word) => {
      const type = words.get(word);
      return type === undefined ? [] : [as([type])];
    }),
  ];
}

/** A comma or a section's keyword right before the next section, which was taken for a name. */
function emptied(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at - 1];
  const before = tokens[at - 2];
  if (token === undefined || !isOf(token, t.Members, t.Owner, t.Export, t.Time)) return [];
  if (!isOf(before, t.Comma, t.Export)) return [];
  const guess = { kind: 'empty', token, expected: 'a user property such as `user.city`' } as const;
  return [{ guess, splice: { from: at - 2, to: at - 1, put: [] } }];
}

function unclosed(tokens: readonly IToken[], at: number): Mend[] {
  const open: IToken[] = [];
  for (const token of tokens.slice(0, at)) {
    if (isOf(token, t.LeftBrace, t.LeftParen)) open.push(token);
    if (isOf(token, t.RightBrace, t.RightParen)) open.pop();
  }
  const opener = open.at(-1);
  const isParen = isOf(opener, t.LeftParen);
  // Only the end of a declaration shows that a brace is missing: nothing else stands outside of one.
  if (opener === undefined || (!isParen && at < tokens.length)) return [];
  const [type, closer] = isParen ? [t.RightParen, ')'] : [t.RightBrace, '}'];
  const offset = endOf(tokens[at - 1]);
  const put = [unwritten(type, closer, offset)];
  return [{ guess: { kind: 'unclosed', opener, closer, offset }, splice: { from: at, to: at, put } }];
}

function stray(tokens: readonly IToken[], at: number): Mend[] {
  const token = tokens[at];
  if (token === undefined || !isOf(token, t.RightParen)) return [];
  return [{ guess: { kind: 'stray', token }, splice: { from: at, to: at + 1, put: [] } }];
}

/** `owner growth`, `import catalog.seg`: all up to the next space. */
function unquoted(tokens: readonly IToken[], at: number, text: string): Mend[] {
  const token = tokens[at];
  if (token === undefined || !isOf(token, t.Name) || !isOf(tokens[at - 1], t.Owner, t.Zone, t.Import))
    return [];
  const start = token.startOffset;
  const end = start + (/^[^\s"'{}]*/.exec(text.slice(start))?.[0].length ?? 0);
  let to = at + 1;
  while ((tokens[to]?.startOffset ?? Infinity) < end) to += 1;
  const quoted = { ...unwritten(t.StringLiteral, `"${text.slice(start, end)}"`, start), endOffset: end - 1 };
  return [{ guess: { kind: 'unquoted', start, end }, splice: { from: at, to, put: [quoted] } }];
}

/** `where a = 1 and b = 2 ever`: the clause after it shows that all of it was meant for `where`. */
function ungrouped(tokens: readonly IToken[], at: number): Mend[] {
  if (!isOf(tokens[at], t.Ever, t.In, t.Last, t.Since, t.At, t.Exactly, t.More, t.Less, t.Between, t.Where))
    return [];
  const where = tokens.slice(0, at).findLastIndex((token) => isOf(token, t.Where));
  const from = where + 1;
  const to = isOf(tokens[at], t.Last) ? at - 1 : at;
  const inside = tokens.slice(from, to);
  const [first] = inside;
  if (where === -1 || first === undefined || !inside.some((token) => isOf(token, t.And, t.Or))) return [];
  if (inside.some((token) => isOf(token, t.Did, t.LeftBrace, t.RightBrace))) return [];
  const start = first.startOffset;
  const end = endOf(inside.at(-1));
  const put = [unwritten(t.LeftParen, '(', start), ...inside, unwritten(t.RightParen, ')', end)];
  return [{ guess: { kind: 'ungrouped', start, end }, splice: { from, to, put } }];
}

/** The words and signs that are left out, each only where what stands around it shows that. */
function forgotten(tokens: readonly IToken[], at: number): Mend[] {
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
  const opensCondition = isOf(before, t.Members, t.And, t.Or, t.LeftParen);
  const isCondition =
    isOf(token, t.Did, t.Not, t.LeftParen) ||
    (isOf(token, t.In) && isOf(next, t.Segment)) ||
    (isName &&
      isOf(
        next,
        t.Dot,
        t.Is,
        t.In,
        t.Equal,
        t.NotEqual,
        t.LessThan,
        t.LessEqual,
        t.GreaterThan,
        t.GreaterEqual,
      ));
  const isUserProperty = isOf(token, t.User) && isOf(next, t.Dot);
  const hasMembers = tokens.some((other) => isOf(other, t.Members));
  return [
    ...put(
      opensCondition && isOf(token, t.Identifier, t.QuotedName) && isOf(next, ...clauseStarts),
      t.Did,
      'did',
    ),
    ...put(isOf(before, t.User) && isName, t.Dot, '.'),
    ...put(isUserProperty, t.Comma, ','),
    ...put(
      isCondition && !opensCondition && !isOf(before, t.Not, t.Did, t.Dot, t.In, t.LeftBrace),
      t.And,
      'and',
    ),
    ...put(isOf(before, t.In) && isName, t.Segment, 'segment'),
    ...put(isOf(before, t.In) && isOf(token, t.NumberLiteral), t.Last, 'last'),
    ...put(isOf(token, t.Last, t.Segment), t.In, 'in'),
    ...put(isOf(before, t.NumberLiteral) && !isOf(tokens[at - 2], t.Last), t.Times, 'times'),
    ...put(isOf(before, t.List) && isName, t.Of, 'of'),
    ...put(isOf(before, t.More, t.Less), t.Than, 'than'),
    ...put(
      isOf(before, t.StringLiteral, t.NumberLiteral) && isOf(token, t.StringLiteral, t.NumberLiteral),
      t.Comma,
      ',',
    ),
    ...put(isField && isOf(before, t.Name) && isName, t.Colon, ':'),
    ...put(!isOf(before, t.LeftBrace) && isName && (at <= 3 || isOf(before, t.Record)), t.LeftBrace, '{'),
    ...put(isCondition && !hasMembers, t.Members, 'members'),
  ];
}
