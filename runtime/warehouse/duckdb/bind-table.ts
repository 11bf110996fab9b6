import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { nearest } from '../../../src/diagnostics/suggest.ts';
import { quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';
import { checkColumns, type NeededColumns } from './source-columns.ts';

/** A table of the target's database file, and how the settings call it. */
export interface TableBinding {
  /** As written: `[table]`, `[schema, table]` or `[database, schema, table]`. */
  readonly path: readonly string[];
  /** `events.table`. */
  readonly setting: string;
  readonly needed: NeededColumns;
}

/** The name that the database file is attached under unless a path of three parts asks for another. */
const attached = 'database';

/**
 * Attaches the target's database file, read-only, and makes each table reachable under its path as written. Throws a
 * `CinnabarError` when the file, a table or a column is missing.
 */
export async function bindTables(
  session: Session,
  root: string,
  database: string | undefined,
  bindings: readonly TableBinding[],
): Promise<void> {
  const [first] = bindings;
  if (first === undefined) return;
  if (database === undefined)
    throw new CinnabarError(
      `\`${first.setting}\` names a table, but the target names no database to find it in`,
      {
        exitCode: 2,
        hint: 'add `database: warehouse.duckdb` to the target in cinnabar.yaml, or read `files:` instead',
      },
    );
  const file = resolve(root, database);
  if (!existsSync(file))
    throw new CinnabarError(`there is no database \`${database}\``, {
      exitCode: 2,
      hint: `a target's \`database\` in cinnabar.yaml names it; it is looked for at ${file}`,
    });
  const names = new Set(bindings.map(({ path }) => (path.length === 3 ? String(path[0]) : attached)));
  for (const name of names)
    await session.run(`attach ${quoteText(file)} as ${quoteName(name)} (read_only)`, {
      doing: `while opening the database ${database}`,
    });
  for (const binding of bindings) await bindTable(session, database, binding);
}

async function bindTable(
  session: Session,
  database: string,
  { path, setting, needed }: TableBinding,
): Promise<void> {
  const [table = '', schema = 'main', catalog = attached] = path.toReversed();
  const columns = await session.rows(
    `select column_name from duckdb_columns() where database_name = $1 and schema_name = $2 and table_name = $3`,
    { values: [catalog, schema, table] },
  );
  if (columns.length === 0) {
    const tables = await session.rows(
      `select distinct case schema_name when 'main' then table_name else schema_name || '.' || table_name end as name
       from duckdb_columns() where database_name = $1 and not internal order by name`,
      { values: [catalog] },
    );
    const names = tables.map((row) => String(row.name));
    const near = nearest(path.join('.'), names);
    throw new CinnabarError(
      `${database} has no table \`${path.join('.')}\`, which \`${setting}\` in cinnabar.yaml names`,
      {
        exitCode: 2,
        hint: `${near === undefined ? '' : `did you mean \`${near}\`? `}its tables are ${names.map((name) => `\`${name}\``).join(', ')}`,
      },
    );
  }
  checkColumns(
    `the table \`${path.join('.')}\``,
    [...needed.required, ...needed.declared],
    columns.map((row) => String(row.column_name)),
  );
  if (path.length === 3) return;
  if (path.length === 2) await session.run(`create schema if not exists ${quoteName(schema)}`);
  await session.run(
    `create view if not exists ${quoteName(...path)} as select * from ${quoteName(catalog, schema, table)}`,
  );
}
