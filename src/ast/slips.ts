import type { IToken } from 'chevrotain';
import { slips } from '../../grammar/tokens.ts';
import type { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';

const signs = new Map([
  [slips.doubleEqual, '='],
  [slips.angles, '!='],
  [slips.doubleAmpersand, 'and'],
  [slips.doubleBar, 'or'],
  [slips.bang, 'not'],
]);
const shouted = new Set(slips.shouted);

/** Reports words and signs of other languages. The parser has read each as what was meant. */
export function reportSlips(tokens: readonly IToken[], context: BuildContext): void {
  for (const token of tokens) {
    const span = tokenSpan(token);
    const meant = signs.get(token.tokenType);
    if (meant !== undefined) {
      // `!x` needs a space once it is a word.
      const text = meant === 'not' ? 'not ' : meant;
      context.fault(
        'foreign-sign',
        span,
        { written: token.image, meant },
        {
          fixes: [{ title: `write \`${meant}\``, edits: [{ span, text }] }],
        },
      );
    } else if (shouted.has(token.tokenType) && token.image !== token.image.toLowerCase()) {
      const word = token.image.toLowerCase();
      context.fault(
        'shouted-keyword',
        span,
        { written: token.image },
        {
          fixes: [{ title: `write \`${word}\``, edits: [{ span, text: word }] }],
        },
      );
    }
  }
}
