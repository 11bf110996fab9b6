import { splitDeclarations } from '../../grammar/declarations.ts';
import { lex } from '../../grammar/lexer.ts';
import { maxNesting, tooDeep } from '../../grammar/nesting.ts';
import { parseDeclaration } from '../../grammar/parser.ts';
import type { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import { BuildContext } from './context.ts';
import { tokenSpan } from './cst.ts';
import { declarationFromCst } from './declarations.ts';
import type { Declaration, File } from './nodes.ts';
import { reportSlips } from './slips.ts';
import { reportLexingErrors, reportParsingErrors } from './syntax-errors.ts';

const declarationWords = ['import', 'event', 'user', 'segment'];

/** Reads a rule file into its tree. Faults go to the report; what could be read is in the tree all the same. */
export function parse(source: Source, report: Report): File {
  const context = new BuildContext(source, report);
  const lexed = lex(source.text);
  reportLexingErrors(lexed.errors, context);
  reportSlips(lexed.tokens, context);
  const declarations: Declaration[] = [];
  for (const part of splitDeclarations(lexed.tokens)) {
    const [start] = part.tokens;
    if (start === undefined) continue;
    if (part.kind === 'stray') {
      const word = nearest(start.image, declarationWords);
      const span = tokenSpan(start);
      context.fault(
        'unknown-declaration',
        span,
        { found: start.image },
        {
          fixes: word === undefined ? [] : [{ title: `write \`${word}\``, edits: [{ span, text: word }] }],
        },
      );
      continue;
    }
    const deep = tooDeep(part.tokens);
    if (deep !== undefined) {
      context.fault('too-deep', tokenSpan(deep), { limit: maxNesting });
      continue;
    }
    const { cst, errors } = parseDeclaration(part.tokens);
    reportParsingErrors(errors, part.tokens, context);
    const declaration = declarationFromCst(cst, context);
    if (declaration !== undefined) declarations.push(declaration);
  }
  return { source, declarations };
}
