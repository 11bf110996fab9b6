import { builders } from 'prettier/doc';
import type { Declaration, File } from '../declaration-nodes.ts';
import { alignComments } from './align-comments.ts';
import type { Comments } from './comments.ts';
import { placed, startsAfterBlank, textOf, type Doc } from './layout.ts';
import { printDeclaration } from './print-declaration.ts';

const { hardline } = builders;

/** The one text of a file's tree and its comments. The tree must be sound. */
export function print(file: File, comments: Comments): string {
  const lone = comments.of(file)?.before ?? [];
  const docs = [
    ...lone.map(({ text, afterBlank }, at): Doc => [at > 0 && afterBlank ? hardline : '', text, hardline]),
    ...file.declarations.map((declaration, at): Doc => {
      const previous = file.declarations[at - 1];
      const apart =
        previous !== undefined &&
        (!areLines(previous, declaration) || startsAfterBlank(declaration, comments));
      const doc = placed(declaration, printDeclaration(declaration, comments), comments, 'keep');
      return [apart ? hardline : '', doc, hardline];
    }),
  ];
  return alignComments(textOf(docs));
}

/** Imports follow each other without an empty line, and so do parameters and lists. */
function areLines(a: Declaration, b: Declaration): boolean {
  return a.kind === b.kind && (a.kind === 'import' || a.kind === 'param' || a.kind === 'list');
}
