import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';

/** Whether a token is of a kind, or of one that the grammar takes for it. */
export function isOf(token: IToken | undefined, ...types: readonly (typeof t.Name)[]): boolean {
  if (token === undefined) return false;
  const { tokenType } = token;
  return types.some((type) => tokenType === type || tokenType.CATEGORIES?.includes(type) === true);
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

/** Words after which a section's keyword is a name. */
const beforeNames = [t.Dot, t.Did, t.In, t.Is, t.Equal, t.NotEqual, t.LessThan, t.LessEqual, t.GreaterThan];

/** `owner`, `time zone`, `export` or `members`, where it is not the name of something. */
export function startsSection(tokens: readonly IToken[], at: number, layout: Layout): boolean {
  if (layout.braces[at] !== 1 || layout.parens[at] !== 0) return false;
  const token = tokens[at];
  if (!isOf(token, t.Owner, t.Export, t.Members) && !(isOf(token, t.Time) && isOf(tokens[at + 1], t.Zone)))
    return false;
  const before = tokens[at - 1];
  if (isOf(before, ...beforeNames, t.GreaterEqual)) return false;
  return (
    !(isOf(before, t.Not) && isOf(tokens[at - 2], t.Did)) &&
    !(isOf(before, t.Segment) && isOf(tokens[at - 2], t.In))
  );
}
