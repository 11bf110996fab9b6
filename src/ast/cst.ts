import type { CstNode, IToken } from 'chevrotain';
import { slips } from '../../grammar/tokens.ts';
import type { Span } from '../source/span.ts';
import type { Name } from './nodes.ts';

/** The first child of a kind. Recovery may have left it out, or put in a token that was not there. */
export function first<T extends IToken | CstNode>(children: readonly T[] | undefined): T | undefined {
  const child = children?.[0];
  if (child === undefined) return undefined;
  return 'image' in child && !isWritten(child) ? undefined : child;
}

/** Whether somebody wrote a token: recovery puts in what is missing. */
export function isWritten(token: IToken): boolean {
  return token.isInsertedInRecovery !== true;
}

/** The tokens of a kind; undefined when recovery put one in that was not there. */
export function allWritten(tokens: readonly IToken[] | undefined): readonly IToken[] | undefined {
  return (tokens ?? []).every(isWritten) ? (tokens ?? []) : undefined;
}

/** All children of a kind; none where recovery left them out. */
export function all<T>(children: readonly T[] | undefined): readonly T[] {
  return children ?? [];
}

/** A token's span; chevrotain's end offset is the last character's own. */
export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}

/** A node's span. A node that holds no token (recovery) has no place of its own: `fallback` stands for it. */
export function nodeSpan(node: CstNode, fallback: Span): Span {
  const start = node.location?.startOffset;
  const end = node.location?.endOffset;
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) return fallback;
  return { start, end: end + 1 };
}

/** The digits of a number, without the commas that people write between them, and with the zeros that `k` stands for. */
export function digitsOf({ image, tokenType }: IToken): string {
  if (tokenType !== slips.thousands) return image.replaceAll(/[,_]/g, '');
  const [whole = '', part = ''] = image.slice(0, -1).split('.');
  const digits = `${whole}${part.slice(0, 3).padEnd(3, '0')}`;
  return part.length > 3 ? `${digits}.${part.slice(3)}` : digits;
}

/** The day that a date spells, `2026-01-05` for `2026-1-5` and `2026/01/05` too. */
export function dayOf({ image }: IToken): string {
  return image
    .split(/[-/]/)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** The name that a token spells, backticks taken off. */
export function nameOf(token: IToken): Name {
  const quoted = token.image.startsWith('`');
  return { text: quoted ? withoutQuotes(token) : token.image, span: tokenSpan(token) };
}

/** What stands between the quotes or backticks of a token; all that follows the first where they are never closed. */
export function withoutQuotes({ image, tokenType }: IToken): string {
  const closed = tokenType !== slips.unclosedText && tokenType !== slips.unclosedName;
  return image.slice(1, closed ? -1 : undefined);
}
