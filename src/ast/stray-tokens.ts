import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';
import { isOf } from './declaration-layout.ts';
import { isUnclosed } from './read-declaration.ts';
import { readAs } from './splice.ts';

const declarationWords = new Map([
  ['import', t.Import],
  ['event', t.Event],
  ['user', t.User],
  ['segment', t.Segment],
]);

/** Tokens that start no declaration are reported; those of a misspelt one are read as what was meant. */
export function strayAsDeclaration(
  tokens: readonly IToken[],
  context: BuildContext,
): readonly IToken[] | undefined {
  const [start, ...rest] = tokens;
  // A text that is never closed was told, and may have swallowed the word that is missing here.
  if (start === undefined || tokens.some(isUnclosed)) return undefined;
  const span = tokenSpan(start);
  if (isOf(start, t.RightBrace, t.RightParen)) {
    const fixes = [{ title: 'take it away', edits: [{ span, text: '' }] }];
    context.fault('stray-bracket', span, { bracket: start.image }, { fixes });
    return undefined;
  }
  const word = nearest(start.image, declarationWords.keys());
  const fixes = word === undefined ? [] : [{ title: `write \`${word}\``, edits: [{ span, text: word }] }];
  if (word === start.image.toLowerCase())
    context.fault('shouted-keyword', span, { written: start.image }, { fixes });
  else context.fault('unknown-declaration', span, { found: start.image }, { fixes });
  const type = word === undefined ? undefined : declarationWords.get(word);
  return type === undefined ? undefined : [readAs(start, type), ...rest];
}
