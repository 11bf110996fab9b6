import type { ILexingError, IToken } from 'chevrotain';
import { splitDeclarations } from '../../grammar/declarations.ts';
import { lex } from '../../grammar/lexer.ts';
import { maxNesting, tooDeep } from '../../grammar/nesting.ts';
import * as t from '../../grammar/tokens.ts';
import type { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';
import { isOf } from './declaration-layout.ts';
import { declarationFromCst } from './declarations.ts';
import type { Declaration, File } from './nodes.ts';
import { readDeclaration } from './read-declaration.ts';
import { reportForeignComments, reportSlips } from './slips.ts';
import { readAs } from './splice.ts';
import { reportLexingErrors, reportSlipsOf } from './syntax-errors.ts';

const declarationWords = new Map([
  ['import', t.Import],
  ['event', t.Event],
  ['user', t.User],
  ['segment', t.Segment],
]);

/** Reads a rule file into its tree. Faults go to the report; what could be read is in the tree all the same. */
export function parse(source: Source, report: Report): File {
  const context = new BuildContext(source, report);
  const lexed = lex(source.text);
  reportSlips(lexed.tokens, context);
  reportForeignComments(lexed.groups.foreignComments ?? [], context);
  const declarations: Declaration[] = [];
  const told: Span[] = [];
  let whole = true;
  for (const part of splitDeclarations(lexed.tokens)) {
    const tokens = part.kind === 'stray' ? strayAsDeclaration(part.tokens, context) : part.tokens;
    if (tokens === undefined) continue;
    const declaration = declarationOf(tokens, lexed.errors, told, context);
    if (declaration === undefined) whole = false;
    else declarations.push(declaration);
  }
  reportLexingErrors(lexed.errors, told, context);
  return { source, declarations, whole };
}

function declarationOf(
  tokens: readonly IToken[],
  lexingErrors: readonly ILexingError[],
  told: Span[],
  context: BuildContext,
): Declaration | undefined {
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    context.fault('too-deep', tokenSpan(deep), { limit: maxNesting });
    return undefined;
  }
  const { cst, slips, whole } = readDeclaration(tokens, context.source.text);
  told.push(...slips.filter((slip) => slip.kind === 'unquoted'));
  reportSlipsOf(slips, context, (from, to) =>
    lexingErrors.some(({ offset }) => from <= offset && offset < to),
  );
  return declarationFromCst(cst, whole, context);
}

/** Tokens that start no declaration are reported; a misspelt one is read as what was meant. */
function strayAsDeclaration(tokens: readonly IToken[], context: BuildContext): readonly IToken[] | undefined {
  const [start, ...rest] = tokens;
  if (start === undefined) return undefined;
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
