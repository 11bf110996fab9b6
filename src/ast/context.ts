import type { IToken } from 'chevrotain';
import { slips } from '../../grammar/tokens.ts';
import type { Code, Facts } from '../diagnostics/catalogue.ts';
import type { Details, Report } from '../diagnostics/report.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { tokenSpan } from './cst.ts';
import type { Text } from './nodes.ts';

/** What building one file's tree needs: the source it came from and the report that faults go to. */
export class BuildContext {
  readonly source: Source;
  readonly #report: Report;

  constructor(source: Source, report: Report) {
    this.source = source;
    this.#report = report;
  }

  fault<C extends Code>(code: C, span: Span, facts: Facts<C>, details?: Details): void {
    this.#report.add(code, this.source, span, facts, details);
  }

  /** The unescaped content of a text token. Escapes are `\"`, `\\`, `\n` and `\t`. */
  text(token: IToken): Text {
    const span = tokenSpan(token);
    if (token.tokenType === slips.singleQuotes || token.tokenType === slips.smartQuotes) {
      const content = token.image.slice(1, -1);
      const straight = `"${content.replaceAll('"', '\\"')}"`;
      this.fault(
        'wrong-quotes',
        span,
        {},
        { fixes: [{ title: `write ${straight}`, edits: [{ span, text: straight }] }] },
      );
      return { text: content, span };
    }
    const text = token.image.slice(1, -1).replace(/\\(.)/gu, (escape, letter: string, offset: number) => {
      const plain = escapes.get(letter);
      if (plain !== undefined) return plain;
      const start = span.start + 1 + offset;
      const at = { start, end: start + escape.length };
      this.fault(
        'unknown-escape',
        at,
        { escape },
        {
          fixes: [{ title: 'write the backslash twice', edits: [{ span: at, text: `\\${escape}` }] }],
        },
      );
      return letter;
    });
    return { text, span };
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['t', '\t'],
]);
