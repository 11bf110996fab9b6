import type { ILexingError, IToken } from 'chevrotain';
import { splitDeclarations } from '../../grammar/declarations.ts';
import { lex } from '../../grammar/lexer.ts';
import { maxNesting, maxOperators, tooDeep, tooLong } from '../../grammar/nesting.ts';
import * as t from '../../grammar/tokens.ts';
import type { Report } from '../diagnostics/report.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';
import { isOf } from './declaration-layout.ts';
import { declarationFromCst } from './declarations.ts';
import type { Declaration, File } from './declaration-nodes.ts';
import { isUnclosed, readDeclaration } from './read-declaration.ts';
import { reportForeignComments, reportSlips } from './slips.ts';
import { strayAsDeclaration } from './stray-tokens.ts';
import { reportLexingErrors, reportSlipsOf } from './syntax-errors.ts';

/** Reads a rule file into its tree. Faults go to the report; what could be read is in the tree all the same. */
export function parse(source: Source, report: Report): File {
  const context = new BuildContext(source, report);
  const lexed = lex(source.text);
  reportSlips(lexed.tokens, context);
  reportForeignComments(lexed.groups.foreignComments ?? [], context);
  const told = lexed.tokens.filter(isUnclosed).map((token) => lineAround(token, source));
  const declarations: Declaration[] = [];
  let whole = true;
  for (const part of splitDeclarations(lexed.tokens)) {
    const tokens = part.kind === 'stray' ? strayAsDeclaration(part.tokens, context) : part.tokens;
    if (tokens === undefined) {
      whole &&= isOf(part.tokens[0], t.RightBrace, t.RightParen);
      continue;
    }
    const { declaration, sureOfName } = declarationOf(
      tokens,
      { lexingErrors: lexed.errors, told },
      source,
      report,
    );
    // A path on a line with a quote too many is not the path that is meant.
    const garbled =
      declaration?.kind === 'import' &&
      told.some((line) => line.start <= declaration.span.start && declaration.span.start < line.end);
    whole &&= sureOfName && !garbled;
    if (declaration !== undefined && !garbled) declarations.push(declaration);
  }
  reportLexingErrors(lexed.errors, told, context);
  return { source, declarations, whole };
}

/** What is known of faults outside of the declarations: signs that mean nothing, and places that were told already. */
interface Elsewhere {
  readonly lexingErrors: readonly ILexingError[];
  readonly told: Span[];
}

function declarationOf(
  tokens: readonly IToken[],
  { lexingErrors, told }: Elsewhere,
  source: Source,
  report: Report,
): { readonly declaration: Declaration | undefined; readonly sureOfName: boolean } {
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    new BuildContext(source, report).fault('too-deep', tokenSpan(deep), { limit: maxNesting });
    return { declaration: undefined, sureOfName: false };
  }
  const long = tooLong(tokens);
  if (long !== undefined) {
    new BuildContext(source, report).fault('too-long', tokenSpan(long), { limit: maxOperators });
    return { declaration: undefined, sureOfName: false };
  }
  const { cst, slips, whole, sureOfName } = readDeclaration(tokens, source.text);
  const sureOfGroups = slips.every(
    ({ kind }) => kind !== 'unclosed' && kind !== 'unopened' && kind !== 'stray',
  );
  const context = new BuildContext(source, report, sureOfGroups);
  told.push(...slips.filter((slip) => slip.kind === 'unquoted'));
  reportSlipsOf(slips, context, (from, to) =>
    lexingErrors.some(({ offset }) => from <= offset && offset < to),
  );
  const declaration = declarationFromCst(cst, whole, context);
  return { declaration, sureOfName: sureOfName && declaration !== undefined };
}

/** A quote too many turns what is text and what is not around on all of its line. */
function lineAround({ startOffset, image }: IToken, { text }: Source): Span {
  return { start: text.lastIndexOf('\n', startOffset) + 1, end: startOffset + image.length };
}
