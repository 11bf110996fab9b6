import { createHash } from 'node:crypto';
import type { ListRows } from '../../../runtime/warehouse/duckdb/bind-lists.ts';
import type { ReadList } from '../../../src/semantics/lists.ts';
import type { ProofCase } from '../../support/generators/case.ts';

/** The lists of a case as rules are checked with them. */
export function readListsOf({ lists = {} }: Pick<ProofCase, 'lists'>): ReadList {
  return (path) => {
    const ids = lists[path];
    return ids && { kind: 'list', contentHash: contentHash(ids), ids: ids.length };
  };
}

/** The lists of a case as a warehouse loads them. */
export function listRowsOf({ lists = {} }: ProofCase): ListRows[] {
  return Object.values(lists).map((ids) => ({
    contentHash: contentHash(ids),
    batches: () => (ids.length === 0 ? [] : [ids.join('\n')]),
  }));
}

/** The lists of a case as the interpreter looks at them. */
export function listSetsOf({ lists = {} }: ProofCase): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.values(lists).map((ids) => [contentHash(ids), new Set(ids)] as const));
}

function contentHash(ids: readonly string[]): string {
  return createHash('sha256')
    .update(ids.map((id) => `${id}\n`).join(''))
    .digest('hex');
}
