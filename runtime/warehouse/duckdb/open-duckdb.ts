import { join, resolve } from 'node:path';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { Settings, Target } from '../../../src/catalog/settings.ts';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import type { Skipped } from '../skipped.ts';
import { bindFiles } from './bind-files.ts';
import { bindLake } from './bind-lake.ts';
import { bindTables, type TableBinding } from './bind-table.ts';
import { quoteName } from './quote.ts';
import { openSession, type Session, type SessionLimits } from './session.ts';
import { eventColumns, type NeededColumns, userColumns } from './source-columns.ts';

/** A target on DuckDB. */
export type DuckDbTarget = Extract<Target, { engine: 'duckdb' }>;

/** What is read, and how. */
export interface DuckDbOptions extends Partial<Omit<SessionLimits, 'spillFolder'>> {
  readonly settings: Settings;
  readonly catalog: Catalog;
  /** The folder of the settings file: paths are relative to it. */
  readonly root: string;
  readonly target: DuckDbTarget;
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
 * Opens DuckDB with the settings' sources bound: `"lake"."<event>"` per declared event, `"source"."events"` and
 * `"source"."users"` for files, tables under their paths as written. Close it when done. Throws a `CinnabarError`
 * that names the setting at fault when a source cannot be bound.
 */
export async function openDuckDb(options: DuckDbOptions): Promise<DuckDbWarehouse> {
  const session = await openSession({
    memoryLimit: options.memoryLimit,
    threads: options.threads,
    spillFolder: join(resolve(options.root), '.cinnabar', `spill-${process.pid}`),
  });
  try {
    return { ...session, engine: 'duckdb', ...(await bindSources(session, options)) };
  } catch (error) {
    session.close();
    throw error;
  }
}

async function bindSources(
  session: Session,
  options: DuckDbOptions,
): Promise<Pick<DuckDbWarehouse, 'manifest' | 'skipped'>> {
  const { settings, catalog, root, target, strict = false } = options;
  const { events, users } = settings;
  const tables: TableBinding[] = [];
  const skipped: Skipped[] = [];
  let manifest: number | undefined;
  await session.run('create schema source');
  const bind = async (
    name: 'events' | 'users',
    source:
      | { readonly kind: 'files'; readonly pattern: string }
      | { readonly kind: 'table'; readonly table: readonly string[] },
    needed: NeededColumns,
  ) => {
    if (source.kind === 'table') tables.push({ path: source.table, setting: `${name}.table`, needed });
    else {
      const { pattern } = source;
      skipped.push(
        await bindFiles(session, {
          table: quoteName('source', name),
          root,
          pattern,
          setting: `${name}.files`,
          needed,
        }),
      );
    }
  };
  if (events.kind === 'lake') manifest = await bindLake(session, resolve(root, events.path), catalog);
  else await bind('events', events, eventColumns(events.columns, catalog));
  if (users !== undefined) await bind('users', users, userColumns(users, catalog));
  await bindTables(session, root, target.database, tables);

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
