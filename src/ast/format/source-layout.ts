import type { IToken } from 'chevrotain';
import * as t from '../../../grammar/tokens.ts';
import type { Span } from '../../source/span.ts';
import type { Place } from './places.ts';

/** Where things stand in the text of a file that is sound. */
export class SourceLayout {
  readonly #text: string;
  readonly #tokens: readonly IToken[];
  /** The index of the token that starts, and of the one that ends, at an offset. */
  readonly #starts: ReadonlyMap<number, number>;
  readonly #ends: ReadonlyMap<number, number>;
  readonly #partners: ReadonlyMap<number, number>;
  readonly #outer = new Map<Span, Span>();

  constructor(text: string, tokens: readonly IToken[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#starts = new Map(tokens.map(({ startOffset }, index) => [startOffset, index]));
    this.#ends = new Map(tokens.map(({ startOffset, image }, index) => [startOffset + image.length, index]));
    this.#partners = partnersOf(tokens);
  }

  /** Whether an empty line stands before an offset. */
  afterBlank(offset: number): boolean {
    let start = offset;
    while (start > 0 && ' \t\r\n'.includes(this.#text.charAt(start - 1))) start -= 1;
    return this.#text.slice(start, offset).replace(/\r\n?/g, '\n').split('\n').length > 2;
  }

  /** Whether a token stands before an offset on its line. */
  endsLine(offset: number): boolean {
    return /\S/.test(this.#text.slice(this.#lineStart(offset), offset));
  }

  /** How far in on its line an offset stands. */
  columnOf(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  startOf(place: Place): number {
    return 'span' in place ? place.span.start : 0;
  }

  /** Whether an offset lies in a place, or between the parentheses around it when it is a chain. */
  holds(place: Place, offset: number): boolean {
    if (!('span' in place)) return true;
    const isChain = 'kind' in place && (place.kind === 'and' || place.kind === 'or');
    const { start, end } = isChain ? this.#withParentheses(place.span) : place.span;
    return start < offset && offset < end;
  }

  /** A chain's span goes from within its first arm's parentheses to within its last one's. */
  #withParentheses(span: Span): Span {
    const known = this.#outer.get(span);
    if (known !== undefined) return known;
    let first = this.#starts.get(span.start) ?? 0;
    let last = this.#ends.get(span.end) ?? this.#tokens.length - 1;
    for (let at = first; at <= last; at += 1) first = Math.min(first, this.#partners.get(at) ?? first);
    for (let at = last; at >= first; at -= 1) last = Math.max(last, this.#partners.get(at) ?? last);
    // The parentheses of `at least 2 of (…)` are its own.
    while (this.#partners.get(first - 1) === last + 1 && this.#tokens[first - 2]?.tokenType !== t.Of) {
      first -= 1;
      last += 1;
    }
    const opener = this.#tokens[first];
    const closer = this.#tokens[last];
    const outer = {
      start: opener?.startOffset ?? span.start,
      end: closer === undefined ? span.end : closer.startOffset + closer.image.length,
    };
    this.#outer.set(span, outer);
    return outer;
  }

  #lineStart(offset: number): number {
    return Math.max(this.#text.lastIndexOf('\n', offset - 1), this.#text.lastIndexOf('\r', offset - 1)) + 1;
  }
}

/** Which parenthesis closes which, both ways, by their places among the tokens. */
function partnersOf(tokens: readonly IToken[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ tokenType }, index) => {
    if (tokenType === t.LeftParen) open.push(index);
    if (tokenType !== t.RightParen) return;
    const opener = open.pop();
    if (opener === undefined) return;
    partners.set(opener, index);
    partners.set(index, opener);
  });
  return partners;
}
