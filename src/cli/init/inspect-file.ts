import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { bindFiles } from '../../../runtime/warehouse/duckdb/bind-files.ts';
import { readCsvHeader } from '../../../runtime/warehouse/duckdb/csv-header.ts';
import { escapeGlob, quoteFiles, quoteName } from '../../../runtime/warehouse/duckdb/quote.ts';
import { openSession, type Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { fileFormat, sourceFiles, type SourceFiles } from '../../../runtime/warehouse/duckdb/source-files.ts';
import type { Skipped } from '../../../runtime/warehouse/skipped.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';

/** A column of the file, and DuckDB's type for it: text for CSV and NDJSON, whatever the values are. */
export interface FileColumn {
  readonly name: string;
  readonly storage: string;
}

/** A file that was opened to be looked at, in the same way as a run will read it. */
export interface InspectedFile {
  readonly session: Session;
  /** As the settings will name it: relative to `folder` where it lies below it, with `/`. */
  readonly pattern: string;
  readonly columns: readonly FileColumn[];
  /** CSV and NDJSON: every column is text, and only its values tell what it holds. */
  readonly texts: boolean;
  readonly skipped: Skipped;
}

/** The table that the rows are bound under. */
export const inspectedTable = quoteName('source', 'events');

/** NDJSON has no header: how many lines are asked for their keys at most. */
const linesAskedForKeys = 1_000_000;

/**
 * Opens `from` (CSV, NDJSON, either also gzipped, or Parquet; a path or a pattern, relative to `folder`). The caller
 * closes the session. Throws a `CinnabarError` when there is no such file, or when it is of no known kind.
 */
export async function inspectFile(from: string, folder: string): Promise<InspectedFile> {
  const pattern = patternFor(from, folder);
  const session = await openSession({ spillFolder: join(tmpdir(), `cinnabar-init-${process.pid}`) });
  try {
    const source = await sourceFiles(session, folder, pattern, '--from');
    const names = await columnNames(session, source);
    await session.run('create schema source');
    const { skipped } = await bindFiles(session, {
      table: inspectedTable,
      root: folder,
      pattern,
      setting: '--from',
      needed: {
        required: [],
        declared: names.map((name) => ({ name, because: 'the file itself', type: undefined })),
      },
    });
    const described = await session.rows(`select column_name, column_type from (describe ${inspectedTable})`);
    const columns = described.map((row) => ({
      name: String(row.column_name),
      storage: String(row.column_type),
    }));
    return { session, pattern, columns, texts: source.format !== 'parquet', skipped };
  } catch (error) {
    session.close();
    throw error;
  }
}

/** What the settings will say of the file, once it is clear that there is one of a kind that can be read. */
function patternFor(from: string, folder: string): string {
  const path = resolve(folder, from);
  const exists = existsSync(path);
  if (!exists && !/[*?[]/.test(from))
    throw new CinnabarError(`there is no file ${from}`, {
      exitCode: 2,
      hint: existsSync(dirname(path))
        ? `nothing of that name lies in ${dirname(path)}`
        : `there is no folder ${dirname(path)}`,
    });
  if (exists && statSync(path).isDirectory())
    throw new CinnabarError(`${from} is a folder`, {
      exitCode: 2,
      hint: `name its files with a pattern: --from '${join(from, '*.csv')}'`,
    });
  if (fileFormat(from) === undefined)
    throw new CinnabarError(`${from} is no kind of file that is known`, {
      exitCode: 2,
      hint: 'its name has to end in .csv, .tsv, .ndjson, .jsonl, .json (each also with .gz), .parquet or .pq',
    });
  const below = relative(folder, path);
  const shown = below.startsWith('..') || isAbsolute(below) ? path : below;
  const slashed = sep === '/' ? shown : shown.replaceAll(sep, '/');
  return exists ? escapeGlob(slashed) : slashed;
}

async function columnNames(session: Session, source: SourceFiles): Promise<readonly string[]> {
  switch (source.format) {
    case 'csv':
      return [...new Set(source.files.flatMap((file) => readCsvHeader(file).columns))];
    case 'parquet':
      // The view has every column of the files, whichever are asked for.
      return [];
    case 'ndjson': {
      const rows = await session.rows(
        `select key from (
           select unnest(json_keys(json)) as key, row_number() over () as place
           from (select json from read_json_objects(${quoteFiles(source.files)}, format = 'newline_delimited',
                                                    ignore_errors = true) limit ${linesAskedForKeys})
           where json_type(json) = 'OBJECT'
         ) group by key order by min(place)`,
        { doing: `while reading ${source.pattern}` },
      );
      return rows.map((row) => String(row.key));
    }
  }
}
