import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';

/** Whether a token is of a kind, or of one that the grammar takes for it. */
export function isOf(token: IToken | undefined, ...types: readonly TokenType[]): boolean {
  if (token === undefined) return false;
  const { tokenType } = token;
  return types.some((type) => tokenType === type || tokenType.CATEGORIES?.includes(type) === true);
}

/** The words that windows start with, but for `in` and `between`, which start other things too. */
export const windowStarts: readonly TokenType[] = [
  t.Ever,
  t.Last,
  t.This,
  t.Today,
  t.Yesterday,
  t.On,
  t.Since,
  t.Before,
  t.From,
  t.Within,
];

/** The words that a behaviour's clauses start with. */
export const clauseStarts: readonly TokenType[] = [
  ...windowStarts,
  t.In,
  t.At,
  t.Exactly,
  t.More,
  t.Less,
  t.Between,
  t.Where,
  t.For,
  t.Then,
];

/** A literal, but for booleans. */
export function isValue(token: IToken | undefined): boolean {
  return isOf(token, t.StringLiteral, t.NumberLiteral, t.DateLiteral, t.TimestampLiteral);
}

/** What follows a name that starts a comparison. */
const signs = [t.Equal, t.NotEqual, t.LessThan, t.LessEqual, t.GreaterThan, t.GreaterEqual];
const afterNames = [t.Dot, t.Is, t.In, t.Contains, t.Does, t.Starts, t.Ends, ...signs];

/** Whether a condition can only start here. */
export function startsCondition(tokens: readonly IToken[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (isOf(token, t.Did, t.Not, t.LeftParen)) return true;
  if (isOf(token, t.In)) return isOf(next, t.Segment, t.List, t.Sample);
  return isOf(token, t.Name) && isOf(next, ...afterNames);
}

/** Whether a token is a name that stands alone where a condition, or what is exported, starts. */
export function endsBareName(tokens: readonly IToken[], at: number): boolean {
  if (!isOf(tokens[at], t.Name)) return false;
  const before = tokens[at - 1];
  if (isOf(before, t.Dot)) return isOf(tokens[at - 2], t.Name) && endsBareName(tokens, at - 2);
  return isOf(before, t.Members, t.And, t.Or, t.Not, t.LeftParen, t.Where, t.Export, t.Comma);
}

/** Where the parts of a declaration lie, by brackets and words alone: so it can be known of one that does not parse. */
export interface Layout {
  /** The index of the block's `{`; -1 when there is none. */
  readonly open: number;
  /** The index of the block's `}`; the number of tokens when there is none. */
  readonly close: number;
  /** How many braces and parentheses are open before each token. */
  readonly braces: readonly number[];
  readonly parens: readonly number[];
}

export function layoutOf(tokens: readonly IToken[]): Layout {
  const braces: number[] = [];
  const parens: number[] = [];
  let brace = 0;
  let paren = 0;
  let close = tokens.length;
  tokens.forEach((token, at) => {
    if (isOf(token, t.RightParen)) paren = Math.max(0, paren - 1);
    if (isOf(token, t.RightBrace)) {
      brace = Math.max(0, brace - 1);
      paren = 0;
      if (brace === 0) close = Math.min(close, at);
    }
    braces.push(brace);
    parens.push(paren);
    if (isOf(token, t.LeftBrace)) brace += 1;
    if (isOf(token, t.LeftParen)) paren += 1;
  });
  return { open: tokens.findIndex((token) => isOf(token, t.LeftBrace)), close, braces, parens };
}

/** `name :` at the top of a block: a field starts here. */
export function startsField(tokens: readonly IToken[], at: number, layout: Layout): boolean {
  return layout.braces[at] === 1 && isOf(tokens[at], t.Name) && isOf(tokens[at + 1], t.Colon);
}

/** Whether the colon at an index is the next field's, whose name was taken for the type of the one before. */
export function lacksType(tokens: readonly IToken[], at: number): boolean {
  return isOf(tokens[at], t.Colon) && isOf(tokens[at - 1], t.Name) && isOf(tokens[at - 2], t.Colon, t.Of);
}

/** Words after which a section's keyword is a name. */
const beforeNames = [
  t.Dot,
  t.Did,
  t.Then,
  t.In,
  t.Is,
  t.Equal,
  t.NotEqual,
  t.LessThan,
  t.LessEqual,
  t.GreaterThan,
];

/** The words that start a section, but for those that need a second one. */
export const sectionStarts: readonly TokenType[] = [
  t.Description,
  t.Owner,
  t.Tags,
  t.Refresh,
  t.Export,
  t.Members,
];

/** `owner`, `time zone`, `export`, `members` and the like, where it is not the name of something. */
export function startsSection(tokens: readonly IToken[], at: number, layout: Layout): boolean {
  if (layout.braces[at] !== 1 || layout.parens[at] !== 0) return false;
  const token = tokens[at];
  const next = tokens[at + 1];
  const isPair =
    (isOf(token, t.Time) && isOf(next, t.Zone)) || (isOf(token, t.Expect) && isOf(next, t.Size, t.Change));
  if (!isOf(token, ...sectionStarts) && !isPair) return false;
  const before = tokens[at - 1];
  if (isOf(before, ...beforeNames, t.GreaterEqual)) return false;
  return (
    !(isOf(before, t.Not) && isOf(tokens[at - 2], t.Did, t.Then)) &&
    !(isOf(before, t.Segment) && isOf(tokens[at - 2], t.In))
  );
}

/** Whether a statement of a test starts here: with its word, or with a user and `did`. */
export function startsStatement(tokens: readonly IToken[], at: number, layout: Layout): boolean {
  if (layout.braces[at] !== 1 || layout.parens[at] !== 0) return false;
  const [before, token, next, after] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isOf(next, t.Did)) return isOf(token, t.Name);
  if (isOf(before, t.Did, t.Of, t.User, t.Param, t.Expect)) return false;
  if (isOf(token, t.As)) return isOf(next, t.Of);
  if (isOf(token, t.Param)) return isOf(after, t.Equal);
  return isOf(token, t.User, t.Expect) && isOf(next, t.Name);
}
