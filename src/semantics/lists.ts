import type { ListDeclaration } from '../ast/declaration-nodes.ts';
import type { Name } from '../ast/nodes.ts';
import type { Declared } from './declarations.ts';
import { resolve } from './project.ts';
import { fault, nameHelp, type ProjectScope, type Scope, scopeOf, unknownName, visible } from './scope.ts';
import type { InList } from './typed.ts';

/** What is known of the ids in a file, one a line, when all of them are read. */
export interface ListContent {
  readonly kind: 'list';
  /** Equal for files with the same ids in the same order. */
  readonly contentHash: string;
  readonly ids: number;
}

/** A line that is no id, in words that follow `line 3 of vip.txt`. */
export interface ListFault {
  readonly kind: 'faulty list';
  readonly line: number;
  readonly reason: string;
}

/** Reads the list at a path of the project; undefined when there is no such file. */
export type ReadList = (path: string) => ListContent | ListFault | undefined;

/** A list of a program: its name, and the file that its ids are in, from the project's root. */
export interface IdList extends Omit<ListContent, 'kind'> {
  readonly name: string;
  readonly path: string;
}

/** Every list that is sound, by name. */
export function checkLists(scope: ProjectScope, read: ReadList): Map<string, IdList> {
  return new Map(
    [...scope.declarations.lists.values()].flatMap((declared) => {
      const list = checkList(declared, scopeOf(scope, declared), read);
      return list === undefined ? [] : [[list.name, list] as const];
    }),
  );
}

function checkList(
  { value: { name, path }, path: from }: Declared<ListDeclaration>,
  scope: Scope,
  read: ReadList,
): IdList | undefined {
  const target = resolve(from, path.text);
  if (target === undefined) {
    fault(scope, 'import-outside-project', path.span, { path: path.text });
    return undefined;
  }
  const content = read(target);
  if (content === undefined) {
    const hint = `a path starts from the folder of the file that names it, so this is ${target}`;
    fault(scope, 'unknown-file', path.span, { path: path.text }, { hint });
    return undefined;
  }
  if (content.kind === 'faulty list') {
    const { line, reason } = content;
    const hint = 'a list has one id a line, in UTF-8, and nothing else';
    fault(scope, 'wrong-list', path.span, { path: target, line, reason }, { hint });
    return undefined;
  }
  return { name: name.text, path: target, contentHash: content.contentHash, ids: content.ids };
}

/** `in list vip`; undefined when there is no such list, or its file is faulty, which was reported. */
export function checkListReference(name: Name, scope: Scope): InList | undefined {
  const { lists } = scope.declarations;
  if (visible(scope, lists.get(name.text)) === undefined) {
    unknownName(scope, 'unknown-list', name.span, { name: name.text }, nameHelp(name, lists, scope));
    return undefined;
  }
  const list = scope.project.lists.get(name.text);
  return list && { kind: 'in list', ...list };
}
