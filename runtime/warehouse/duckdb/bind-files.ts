import type { Skipped } from '../skipped.ts';
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

/**
 * Binds files under a table's name: Parquet as a view with its own types, CSV and NDJSON as a table of texts.
 * Gives what was skipped. Throws a `CinnabarError` when files or columns are missing or cannot be read.
 */
export async function bindFiles(session: Session, binding: FileBinding): Promise<Skipped> {
  const { table, needed } = binding;
  const source = await sourceFiles(session, binding.root, binding.pattern, binding.setting);
  switch (source.format) {
    case 'csv':
      return loadCsv(session, table, source, needed);
    case 'ndjson':
      return loadNdjson(session, table, source, needed);
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
      return { lines: 0, first: [] };
    }
  }
}
