import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { Settings, Target } from '../../../src/catalog/settings.ts';
import { checkEventTables, tableOfEvent } from '../../../src/catalog/table-of-event.ts';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import type { SourceExpressions } from '../../../src/dialect/source-expressions.ts';
import type { Skipped } from '../skipped.ts';
import { bindFiles } from './bind-files.ts';
import { bindLake } from './bind-lake.ts';
import { bindLists, type ListRows } from './bind-lists.ts';
import { bindEventRows, bindGa4Rows, bindUserRows, type FileRows } from './bind-rows.ts';
import { bindTables, type TableBinding } from './bind-table.ts';
import { quoteName } from './quote.ts';
import { typeGa4Texts } from './ga4-texts.ts';
import { openSession, type Session, type SessionLimits } from './session.ts';
import { eventColumns, ga4EventColumns, type NeededColumns, userColumns } from './source-columns.ts';

/** A target on DuckDB. */
export type DuckDbTarget = Extract<Target, { engine: 'duckdb' }>;

/** What is read, and how. */
export interface DuckDbOptions extends Partial<Omit<SessionLimits, 'spillFolder'>> {
  readonly settings: Settings;
  readonly catalog: Catalog;
  /** The folder of the settings file: paths are relative to it. */
  readonly root: string;
  readonly target: DuckDbTarget;
  /** How stored values become the columns that compiled SQL reads. */
  readonly expressions: SourceExpressions;
  /** The lists of ids that rules look at. */
  readonly lists?: readonly ListRows[];
  /** Refuse sources with lines that cannot be read, rather than count and skip them. */
  readonly strict?: boolean;
}

/** A DuckDB in which the sources are bound, so that compiled SQL can name them. */
export interface DuckDbWarehouse extends Session {
  readonly engine: 'duckdb';
  /** The number of the lake's manifest that is read; undefined without a lake or before the first landing. */
  readonly manifest: number | undefined;
  /** Lines of the source files that were skipped. */
  readonly skipped: Skipped;
}

/**
 * Opens DuckDB with the settings' sources bound: `"events"."<event>"` per declared event of the lake or of files,
 * `"source"."users"` for files of users, `"source"."lists"` for lists of ids, tables under their paths as written. Close it when done. Throws a
 * `CinnabarError` that names the setting at fault when a source cannot be bound.
 */
export async function openDuckDb(options: DuckDbOptions): Promise<DuckDbWarehouse> {
  const own = join(resolve(options.root), '.cinnabar');
  const session = await openSession({
    memoryLimit: options.memoryLimit,
    threads: options.threads,
    spillFolder: join(own, `spill-${process.pid}`),
  });
  try {
    makeFolder(own);
    return { ...session, engine: 'duckdb', ...(await bindSources(session, options)) };
  } catch (error) {
    session.close();
    throw error;
  }
}

/** The folder that DuckDB makes its own in, if it has to spill; where nothing can be written, it must not spill. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    return;
  }
}

async function bindSources(
  session: Session,
  options: DuckDbOptions,
): Promise<Pick<DuckDbWarehouse, 'manifest' | 'skipped'>> {
  const { settings, catalog, root, target, expressions, strict = false } = options;
  const { events, users } = settings;
  const tables: TableBinding[] = [];
  const skipped: Skipped[] = [];
  let manifest: number | undefined;
  await session.run('create schema source');
  await session.run('create schema events');
  const readFiles = async (setting: string, pattern: string, needed: NeededColumns): Promise<FileRows> => {
    const table = quoteName('source', setting);
    const bound = await bindFiles(session, { table, root, pattern, setting, needed });
    skipped.push(bound.skipped);
    return { table, storage: bound.storage };
  };
  switch (events.kind) {
    case 'lake':
      manifest = await bindLake(session, resolve(root, events.path), catalog, expressions);
      break;
    case 'files': {
      const needed = eventColumns(events.columns, catalog.events.values());
      const rows = await readFiles('events.files', events.pattern, needed);
      await bindEventRows(session, rows, events.columns, catalog, expressions);
      break;
    }
    case 'ga4 files': {
      const needed = ga4EventColumns(events.columns, catalog.events.values());
      const rows = await readFiles('events.files', events.pattern, needed);
      const table = rows.storage === 'text' ? await typeGa4Texts(session, rows.table, needed) : rows.table;
      await bindGa4Rows(session, table, events.columns, catalog, expressions);
      break;
    }
    case 'ga4 table':
      tables.push({
        path: events.table,
        setting: 'events.table',
        needed: ga4EventColumns(events.columns, catalog.events.values()),
      });
      break;
    case 'table':
      tables.push({
        path: events.table,
        setting: 'events.table',
        needed: eventColumns(events.columns, catalog.events.values()),
      });
      break;
    case 'tables':
      checkEventTables(events.tables, catalog.events.keys());
      for (const event of catalog.events.values())
        tables.push({
          path: tableOfEvent(events.tables, event.name),
          setting: events.tables.others.has(event.name) ? 'events.other tables' : 'events.tables',
          needed: eventColumns(events.columns, [event]),
        });
  }
  if (users?.kind === 'files') {
    const rows = await readFiles('users.files', users.pattern, userColumns(users, catalog));
    await bindUserRows(session, rows, users, catalog, expressions);
  } else if (users !== undefined) {
    tables.push({ path: users.table, setting: 'users.table', needed: userColumns(users, catalog) });
  }
  await bindTables(session, root, target.database, tables);
  await bindLists(session, options.lists ?? []);

  const all: Skipped = {
    lines: skipped.reduce((sum, { lines }) => sum + lines, 0),
    first: skipped.flatMap(({ first }) => first),
  };
  const [line] = all.first;
  if (strict && line !== undefined)
    throw new CinnabarError(
      `${all.lines} ${all.lines === 1 ? 'line' : 'lines'} of the sources cannot be read; the first is line ${line.line} of ${line.file}: ${line.reason}`,
      { exitCode: 3, hint: 'mend them, or run without `--strict` to skip and count them' },
    );
  return { manifest, skipped: all };
}
