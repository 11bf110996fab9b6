import { duckDbSources } from '../../../../src/dialect/source-expressions.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Settings } from '../../../../src/catalog/settings.ts';
import { type DuckDbOptions, openDuckDb } from '../../../../runtime/warehouse/duckdb/open-duckdb.ts';
import { catalogOf } from '../../catalog-of.ts';

type Extra = Partial<Pick<DuckDbOptions, 'strict' | 'memoryLimit'>> & { readonly database?: string };

/** What a query says over the sources of some settings, and what was skipped. */
export async function reading(
  root: string,
  settings: Settings,
  catalog: Catalog,
  sql: string,
  extra: Extra = {},
) {
  const { database, ...options } = extra;
  const target = { engine: 'duckdb' as const, path: 'results.duckdb', database };
  const warehouse = await openDuckDb({
    expressions: duckDbSources,
    root,
    settings,
    catalog,
    target,
    threads: 1,
    ...options,
  });
  try {
    return { rows: await warehouse.rows(sql), skipped: warehouse.skipped, manifest: warehouse.manifest };
  } finally {
    warehouse.close();
  }
}

/** Makes a DuckDB file with the given statements. */
export async function makeDatabase(path: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** Makes a Parquet file of what a SELECT gives. */
export function makeParquet(path: string, select: string): Promise<void> {
  return makeDatabase(':memory:', "set TimeZone = 'UTC'", `copy (${select}) to '${path}' (format parquet)`);
}

/** One event with one property. */
export const bought = catalogOf({ bought: { amount: 'decimal' } });
