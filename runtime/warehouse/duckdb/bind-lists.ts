import type { Session } from './session.ts';

/** The ids of a list, known by a hash of what they are. */
export interface ListRows {
  readonly contentHash: string;
  /** The ids in batches; those of a batch are lines of one text. */
  readonly batches: () => Iterable<string>;
}

/** Loads lists of ids into `source.lists`, a batch at a time: however long they are, few ids are held here at once. */
export async function bindLists(session: Session, lists: readonly ListRows[]): Promise<void> {
  if (lists.length === 0) return;
  await session.run('create table source.lists (content_hash varchar, id varchar)');
  for (const { contentHash, batches } of lists) {
    for (const ids of batches())
      await session.run(`insert into source.lists select $1, unnest(string_split($2, chr(10)))`, {
        values: [contentHash, ids],
        doing: 'while loading a list',
      });
  }
}
