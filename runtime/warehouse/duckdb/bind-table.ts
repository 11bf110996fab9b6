import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDaily } from '../../../src/catalog/ga4.ts';
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

/** The name that the database file is attached under: no path of three parts is likely to begin with it. */
const attached = 'file of the target';

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
  await session.run(`attach ${quoteText(file)} as ${quoteName(attached)} (read_only)`, {
    doing: `while opening the database ${database}`,
  });
  for (const binding of bindings) await bindTable(session, database, binding);
}

async function bindTable(session: Session, database: string, binding: TableBinding): Promise<void> {
  const { path, needed } = binding;
  const [table = '', schema = 'main', catalog] = path.toReversed();
  const days = isDaily(table) ? await dailyTables(session, schema, table) : [];
  const columns = await session.rows(
    `select column_name from duckdb_columns() where database_name = $1 and schema_name = $2 and table_name = $3`,
    { values: [attached, schema, days.at(-1)?.name ?? table] },
  );
  if (columns.length === 0) throw await noSuchTable(session, database, binding);
  checkColumns(
    `the table \`${path.join('.')}\``,
    [...needed.required, ...needed.declared],
    columns.map((row) => String(row.column_name)),
  );
  if (catalog !== undefined) await session.run(`attach if not exists ':memory:' as ${quoteName(catalog)}`);
  if (path.length > 1) await session.run(`create schema if not exists ${quoteName(...path.slice(0, -1))}`);
  const rows =
    days.length === 0
      ? `select * from ${quoteName(attached, schema, table)}`
      : days
          .map(
            ({ name, day }) =>
              `select *, ${quoteText(day)} as _table_suffix from ${quoteName(attached, schema, name)}`,
          )
          .join(' union all by name ');
  await session.run(`create view if not exists ${quoteName(...path)} as ${rows}`);
}

/** The tables of single days that `events_*` stands for, in order, as BigQuery's wildcard would find them. */
async function dailyTables(
  session: Session,
  schema: string,
  table: string,
): Promise<readonly { readonly name: string; readonly day: string }[]> {
  const before = table.slice(0, -1);
  const rows = await session.rows(
    `select distinct table_name as name from duckdb_columns()
     where database_name = $1 and schema_name = $2 and starts_with(table_name, $3) order by name`,
    { values: [attached, schema, before] },
  );
  return rows
    .map(({ name }) => ({ name: String(name), day: String(name).slice(before.length) }))
    .filter(({ day }) => /^\d{8}$/.test(day));
}

async function noSuchTable(
  session: Session,
  database: string,
  { path, setting }: TableBinding,
): Promise<CinnabarError> {
  const rows = await session.rows(
    `select distinct case schema_name when 'main' then table_name else schema_name || '.' || table_name end as name
     from duckdb_columns() where database_name = $1 and not internal order by name`,
    { values: [attached] },
  );
  const names = rows.map((row) => String(row.name));
  const near = nearest(path.join('.'), names);
  return new CinnabarError(
    `${database} has no table \`${path.join('.')}\`, which \`${setting}\` in cinnabar.yaml names`,
    {
      exitCode: 2,
      hint: `${near === undefined ? '' : `did you mean \`${near}\`? `}its tables are ${names.map((name) => `\`${name}\``).join(', ')}`,
    },
  );
}
