import type { Skipped } from '../skipped.ts';
import { checkGzip } from './check-gzip.ts';
import { loadCsv } from './load-csv.ts';
import { loadNdjson } from './load-ndjson.ts';
import { quoteFiles } from './quote.ts';
import type { Session } from './session.ts';
import { checkColumns, type NeededColumns } from './source-columns.ts';
import { sourceFiles } from './source-files.ts';

/** Where the rows of a pattern's files go, and how the settings call it. */
export interface FileBinding {
  /** Quoted: `"source"."events"`. */
  readonly table: string;
  readonly root: string;
  readonly pattern: string;
  /** `events.files`. */
  readonly setting: string;
  readonly needed: NeededColumns;
}

/** Files under a table's name: how their columns are stored, and which of their lines were skipped. */
export interface BoundFiles {
  readonly storage: 'text' | 'typed';
  readonly skipped: Skipped;
}

/**
 * Binds files under a table's name: Parquet as a view with its own types, CSV and NDJSON as a table of texts. Throws a
 * `CinnabarError` when files or columns are missing or cannot be read.
 */
export async function bindFiles(session: Session, binding: FileBinding): Promise<BoundFiles> {
  const { table, needed } = binding;
  const source = await sourceFiles(session, binding.root, binding.pattern, binding.setting);
  for (const file of source.files) if (/\.gz$/i.test(file)) await checkGzip(file);
  switch (source.format) {
    case 'csv':
      return { storage: 'text', skipped: await loadCsv(session, table, source, needed) };
    case 'ndjson':
      return { storage: 'text', skipped: await loadNdjson(session, table, source, needed) };
    case 'parquet': {
      await session.run(
        `create view ${table} as select * from read_parquet(${quoteFiles(source.files)}, union_by_name = true)`,
        { doing: `while reading \`${source.pattern}\`` },
      );
      const columns = await session.rows(`select column_name from (describe ${table})`);
      checkColumns(
        `\`${source.pattern}\``,
        [...needed.required, ...needed.declared],
        columns.map((row) => String(row.column_name)),
      );
      return { storage: 'typed', skipped: { lines: 0, first: [] } };
    }
  }
}
