import { Lexer, type ILexingResult } from 'chevrotain';
import { tokens } from './tokens.ts';

const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset', ensureOptimizations: false });

/** The text's tokens, the signs that no token starts with, and the comments (`groups.comments`). Never throws. */
export function lex(text: string): ILexingResult {
  return lexer.tokenize(text);
}
