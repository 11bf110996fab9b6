import { lex } from '../../../grammar/lexer.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Report } from '../../diagnostics/report.ts';
import { Source } from '../../source/source.ts';
import type { File } from '../declaration-nodes.ts';
import { parse } from '../parse.ts';
import { attachComments } from './comments.ts';
import { equal } from './equal.ts';
import { print } from './print.ts';

/** A file's one text; or what is wrong with it, for a file that cannot be read is not formatted. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  | { readonly kind: 'faulty'; readonly diagnostics: readonly Diagnostic[] };

/**
 * The one way to write a rule file: the same tree, the same comments beside it. Throws when what it wrote
 * would say anything else, so that no file is ever replaced by one of another meaning.
 */
export function format(source: Source): Formatted {
  const report = new Report();
  const file = parse(source, report);
  if (report.failed) return { kind: 'faulty', diagnostics: report.all() };
  const printed = reprinted(file, file);
  // Parentheses that are not printed may have held comments: without them, those come to stand elsewhere.
  const settled = commentsOf(source.text).length === 0 ? printed : reprinted(printed, file);
  return { kind: 'formatted', text: settled.source.text };
}

/** The tree of a tree's text, which says what the `original` said. */
function reprinted(file: File, original: File): File {
  const { source } = original;
  const { tokens, groups } = lex(file.source.text);
  const text = print(file, attachComments(file, tokens, groups.comments ?? []));
  const again = new Report();
  const printed = parse(new Source(source.name, text), again);
  if (again.failed || !equal(original, printed) || !sameComments(source.text, text))
    throw new Error(`the formatted text of ${source.name} would not say the same`);
  return printed;
}

function sameComments(before: string, after: string): boolean {
  const [one, other] = [commentsOf(before), commentsOf(after)];
  return one.length === other.length && one.every((comment, at) => comment === other[at]);
}

/** Sections move, and their comments with them: so they are told apart by what they say alone. */
function commentsOf(text: string): string[] {
  return (lex(text).groups.comments ?? []).map(({ image }) => image.replace(/[ \t]+$/, '')).sort();
}
