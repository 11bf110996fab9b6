import { Lexer, type ILexingResult } from 'chevrotain';
import { tokens } from './tokens.ts';

const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset', ensureOptimizations: false });

/** The text's tokens, the signs that no token starts with, and the comments (`groups.comments`). Never throws. */
export function lex(text: string): ILexingResult {
  const result = lexer.tokenize(text);
  // The lexer notes only where a token starts, and the parser works spans out of where tokens end.
  for (const token of result.tokens) token.endOffset = token.startOffset + token.image.length - 1;
  return result;
}
