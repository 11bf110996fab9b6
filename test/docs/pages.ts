import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListRows } from '../../runtime/warehouse/duckdb/bind-lists.ts';
import type { Settings } from '../../src/catalog/settings.ts';
import type { ReadList } from '../../src/semantics/lists.ts';
import { examplesOf } from './examples.ts';

const root = join(import.meta.dirname, '../..');

/** What every list that an example names holds. */
export const listRows: ListRows = { contentHash: '0'.repeat(64), batches: () => ['ana\ncitra'] };

/** What the examples of all pages are checked and compiled with. */
export const settings: Pick<Settings, 'timeZone' | 'users' | 'events'> & { readonly lists: ReadList } = {
  timeZone: 'UTC',
  events: { kind: 'lake', path: 'lake' },
  users: { kind: 'files', pattern: 'users.csv', id: 'user_id', valid: undefined },
  lists: () => ({ kind: 'list', contentHash: listRows.contentHash, ids: 2 }),
};

/** The pages for readers that hold examples; the examples of one page are one project. */
export function pagesWithExamples(): readonly {
  readonly page: string;
  readonly examples: ReadonlyMap<string, string>;
}[] {
  const folders = ['grammar', 'src', 'docs'].flatMap(markdownIn);
  return ['README.md', 'CONTRIBUTING.md', ...folders]
    .map((page) => ({ page, examples: examplesOf(readFileSync(join(root, page), 'utf8')) }))
    .filter(({ examples }) => examples.size > 0);
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('diagnostics'))
    .map((path) => `${folder}/${path}`)
    .sort();
}
