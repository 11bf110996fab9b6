import { sql } from 'kysely';
import type { Settings } from '../catalog/settings.ts';
import type { Engine } from './dialect.ts';
import { constant, name, type Sql } from './query-writer.ts';

/**
 * The table of the ids of all lists: `content_hash` and `id`. DuckDB's is bound when rules are run. On BigQuery it lies
 * among the results, when the settings name one place for these.
 */
export function listTable(
  engine: Engine,
  { targets }: Partial<Pick<Settings, 'targets'>>,
): readonly string[] {
  const places = [...(targets?.values() ?? [])].flatMap((target) =>
    target.engine === 'bigquery' ? [target] : [],
  );
  const [only] = places;
  if (engine === 'duckdb' || only === undefined || places.length > 1) return ['source', 'lists'];
  return [only.project, only.results, 'lists'];
}

/** The ids of one list. */
export function writeList(contentHash: string, table: readonly string[]): Sql {
  const hash = constant({ type: 'text', value: contentHash });
  return sql`  select id from ${name(...table)} where content_hash = ${hash}`;
}
