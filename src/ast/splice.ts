import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { Unreadable } from '../../grammar/tokens.ts';

/** A change of a declaration's tokens: those in `[from, to)` are replaced by `put`. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly put: readonly IToken[];
}

/** The tokens with the change made. */
export function spliced(tokens: readonly IToken[], { from, to, put }: Splice): IToken[] {
  return [...tokens.slice(0, from), ...put, ...tokens.slice(to)];
}

/** A token that nobody wrote, of no length, at an offset. */
export function unwritten(type: TokenType, image: string, offset: number): IToken {
  return createTokenInstance(type, image, offset, offset - 1, NaN, NaN, NaN, NaN);
}

/** Stands for tokens that could not be read; the tree has no part for it. */
export function unreadable(tokens: readonly IToken[], from: number): IToken {
  const offset = tokens[from]?.startOffset ?? endOf(tokens.at(-1));
  return { ...unwritten(Unreadable, '', offset), isInsertedInRecovery: true };
}

/** A token read as another kind than it was lexed as. */
export function readAs(token: IToken, type: TokenType): IToken {
  return createTokenInstance(type, token.image, token.startOffset, endOf(token) - 1, NaN, NaN, NaN, NaN);
}

/** A token that nobody wrote, in the place of those from `first` to `last`. */
export function standingFor(token: IToken, first: IToken, last: IToken): IToken {
  const { tokenType, image } = token;
  return createTokenInstance(tokenType, image, first.startOffset, endOf(last) - 1, NaN, NaN, NaN, NaN);
}

/** The offset after a token. */
export function endOf(token: IToken | undefined): number {
  return token === undefined ? 0 : (token.endOffset ?? token.startOffset) + 1;
}
