import { builders, printer } from 'prettier/doc';
import type { Attached, Comment, Comments } from './comments.ts';
import { placesIn, type Place } from './places.ts';

/** A text that does not know yet where its lines break. */
export type Doc = builders.Doc;

const { breakParent, group, hardline, indent, lineSuffix, softline } = builders;

/** The most columns of a line, as far as it can be broken; comments do not count. */
export const lineWidth = 110;

/** The text of a document: lines end in `\n`. */
export function textOf(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth: lineWidth, tabWidth: 2, useTabs: false }).formatted;
}

/** A place with its comments around it. */
export function placed(place: Place, doc: Doc, comments: Comments, blanks: 'keep' | 'drop' = 'drop'): Doc {
  const attached = comments.of(place);
  if (attached === undefined) return doc;
  const keep = blanks === 'keep';
  return [
    ...attached.before.map((comment, at): Doc => [
      keep && at > 0 && comment.afterBlank ? hardline : '',
      comment.text,
      hardline,
    ]),
    keep && attached.before.length > 0 && comments.afterBlank(place) ? hardline : '',
    doc,
    behind(attached.end),
    ...attached.after.map((comment): Doc => [
      keep && comment.afterBlank ? hardline : '',
      hardline,
      comment.text,
    ]),
  ];
}

/** Whether an empty line stands before a place and the comments before it. */
export function startsAfterBlank(place: Place, comments: Comments): boolean {
  return comments.of(place)?.before[0]?.afterBlank ?? comments.afterBlank(place);
}

/** A comment at the end of whatever line it comes to stand on. */
export function behind(comment: Comment | undefined): Doc {
  return comment === undefined ? '' : [lineSuffix(` ${comment.text}`), breakParent];
}

/** Whether a place ends with a comment on a line of its own. */
export function endsInComment(place: Place, comments: Comments): boolean {
  for (let last: Place | undefined = place; last !== undefined; last = placesIn(last).at(-1))
    if ((comments.of(last)?.after.length ?? 0) > 0) return true;
  return false;
}

/** Whether a place ends with a comment, on a line of its own or not. */
export function endsWithComment(place: Place, comments: Comments): boolean {
  for (let last: Place | undefined = place; last !== undefined; last = placesIn(last).at(-1))
    if (comments.of(last)?.end !== undefined) return true;
  return endsInComment(place, comments);
}

/** The comment behind a place's opening. */
export function head(place: Place, comments: Comments): Doc {
  const attached: Attached | undefined = comments.of(place);
  return behind(attached?.head);
}

/** A document in parentheses, further in when it takes several lines. */
export function parenthesised(doc: Doc, opening: Doc = ''): Doc {
  return group(['(', opening, indent([softline, doc]), softline, ')']);
}
