import { Lexer, type ILexingResult, type TokenType } from 'chevrotain';
import { Identifier, slips, tokens, words } from './tokens.ts';

// The grammar is validated by its tests; doing so at each start would take longer than most commands.
const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset', skipValidations: true });

/** Words that people write in any case, by their lower case. */
const anyCase = new Map([
  ...slips.shouted.map((type): [string, TokenType] => [type.name.replace('Shouted', '').toLowerCase(), type]),
  ['null', slips.sqlNull],
]);

/** The text's tokens, the signs that no token starts with, and the comments (`groups.comments`). Never throws. */
export function lex(text: string): ILexingResult {
  const result = lexer.tokenize(text);
  for (const token of result.tokens) {
    // The lexer notes only where a token starts, and the parser works spans out of where tokens end.
    token.endOffset = token.startOffset + token.image.length - 1;
    if (token.tokenType !== Identifier) continue;
    const word = words.get(token.image) ?? anyCase.get(token.image.toLowerCase());
    if (word?.tokenTypeIdx === undefined) continue;
    token.tokenType = word;
    token.tokenTypeIdx = word.tokenTypeIdx;
  }
  return result;
}
