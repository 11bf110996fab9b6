import type { IToken, TokenType } from 'chevrotain';
import { type Stumble, tokensAfter } from '../../grammar/parser.ts';
import * as t from '../../grammar/tokens.ts';

/** What ends a part. Before it the part may also go on, which the parser does not say. */
const ends = new Set([t.RightBrace, t.RightParen, t.LeftBrace].map(({ LABEL }) => LABEL));

/** How a reader calls what may go on, by a token that only it starts with. */
const goingOn: readonly (readonly [TokenType, string])[] = [
  [t.Equal, 'a comparison such as `=`'],
  [t.At, 'a count'],
  [t.Where, '`where`'],
  [t.Ever, 'a window'],
  [t.And, '`and`'],
  [t.Or, '`or`'],
  [t.Owner, 'another section'],
  [t.Comma, '`,`'],
  [t.StringLiteral, 'a title in double quotes'],
  [t.LeftBrace, '`{`'],
  [t.RightParen, '`)`'],
  [t.RightBrace, '`}`'],
];

/** What would have fitted where the parser stumbled, in a reader's words. */
export function expectedAt(tokens: readonly IToken[], { at, expected }: Stumble): string {
  if (!ends.has(expected)) return expected;
  const possible = new Set(tokensAfter(tokens.slice(0, at)));
  // Nothing is compared with a behaviour, though the grammar, which does not know types, would let it.
  if (possible.has(t.At)) possible.delete(t.Equal);
  const parts = goingOn.flatMap(([type, words]) => (possible.has(type) ? [words] : []));
  if (!possible.has(t.And) && possible.has(t.Name)) parts.unshift('a property such as `amount: decimal`');
  const last = parts.pop();
  if (last === undefined) return expected;
  return parts.length === 0 ? last : `${parts.join(', ')} or ${last}`;
}
