import * as fc from 'fast-check';
import { lex } from '../../../grammar/lexer.ts';

/** What is put between two tokens: white space, and perhaps a comment. */
export interface Gap {
  readonly before: string;
  readonly comment: boolean;
  readonly after: string;
}

const space = fc.constantFrom('', ' ', '  ', '\t', '\n', '\n\n', '\r\n', '\n\n\n    ', '   \n ');

export const gaps: fc.Arbitrary<readonly Gap[]> = fc.array(
  fc.record({ before: space, comment: fc.integer({ min: 0, max: 7 }).map((n) => n === 0), after: space }),
  { minLength: 3, maxLength: 60 },
);

/** The text with other white space between its tokens, and with comments `# 0`, `# 1`, … between some. */
export function sprinkle(text: string, chosen: readonly Gap[]): string {
  let number = 0;
  const parts = lex(text).tokens.map(({ image }, at) => {
    const { before, comment, after } = chosen[at % chosen.length] ?? {
      before: '',
      comment: false,
      after: '',
    };
    const written = comment ? `# ${String(number++)}  \n` : '';
    return `${before || ' '}${written}${after}${image}`;
  });
  return `${parts.join('')}\n# end`;
}
