import type { IToken } from 'chevrotain';
import type { Code, Facts } from '../diagnostics/catalogue.ts';
import type { Details, Report } from '../diagnostics/report.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import { tokenSpan, withoutQuotes } from './cst.ts';
import type { Text } from './nodes.ts';

/** What building one file's tree needs: the source it came from and the report that faults go to. */
export class BuildContext {
  readonly source: Source;
  /** False when parentheses of the declaration are missing: then nothing is said of how they group. */
  readonly sureOfGroups: boolean;
  readonly #report: Report;

  constructor(source: Source, report: Report, sureOfGroups = true) {
    this.source = source;
    this.sureOfGroups = sureOfGroups;
    this.#report = report;
  }

  fault<C extends Code>(code: C, span: Span, facts: Facts<C>, details?: Details): void {
    this.#report.add(code, this.source, span, facts, details);
  }

  /** The content of a text token, its escapes (`\"`, `\\`, `\n`, `\t`) taken for what they stand for. */
  text(token: IToken): Text {
    const text = withoutQuotes(token).replace(
      /\\(.)/gu,
      (_, letter: string) => escapes.get(letter) ?? letter,
    );
    return { text, span: tokenSpan(token) };
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['t', '\t'],
]);
