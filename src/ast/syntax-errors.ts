import type { ILexingError, IRecognitionException, IToken } from 'chevrotain';
import { LeftBrace, LeftParen, RightBrace, RightParen } from '../../grammar/tokens.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';

/** Signs that no token starts with. A quote that is never closed has a message of its own. */
export function reportLexingErrors(errors: readonly ILexingError[], context: BuildContext): void {
  for (const { offset, length } of errors) {
    const text = context.source.text.slice(offset, offset + length);
    const lineEnd =
      /[\r\n]/.exec(context.source.text.slice(offset))?.index ?? context.source.text.length - offset;
    if (/^["'`“‘]/.test(text)) {
      context.fault('unclosed-text', { start: offset, end: offset + lineEnd }, { quote: text.slice(0, 1) });
    } else {
      context.fault('unknown-character', { start: offset, end: offset + length }, { text: printable(text) });
    }
  }
}

/** What the parser stumbled over, in a reader's words: what was expected here, and what stands here. */
export function reportParsingErrors(
  errors: readonly IRecognitionException[],
  tokens: readonly IToken[],
  context: BuildContext,
): void {
  for (const error of errors) {
    const atEnd = Number.isNaN(error.token.startOffset);
    const last = tokens.at(-1);
    const unclosed = atEnd ? unclosedBracket(tokens) : undefined;
    if (unclosed !== undefined) {
      const closer = unclosed.tokenType === LeftBrace ? '}' : ')';
      const at = tokenSpan(unclosed);
      context.fault('unclosed-bracket', at, { bracket: unclosed.image, closer });
    } else if (atEnd) {
      const end = last === undefined ? 0 : tokenSpan(last).end;
      context.fault('unexpected-end', { start: Math.max(0, end - 1), end }, { expected: error.message });
    } else {
      const also: Place[] = [];
      const found = printable(error.token.image);
      context.fault('unexpected', tokenSpan(error.token), { expected: error.message, found }, { also });
    }
  }
}

function unclosedBracket(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === LeftBrace || token.tokenType === LeftParen) open.push(token);
    if (token.tokenType === RightBrace || token.tokenType === RightParen) open.pop();
  }
  return open.at(-1);
}

/** Control characters by their code point: a message never moves a terminal's cursor. */
function printable(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return shown.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
