import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Settings } from '../../../../src/catalog/settings.ts';
import { type DuckDbOptions, openDuckDb } from '../../../../runtime/warehouse/duckdb/open-duckdb.ts';
import { catalogOf, columns, projectFolder, settingsFor } from '../../project.ts';

const bought = catalogOf({ bought: { amount: 'decimal' } });
const csv = 'user_id,event,at,amount\nu1,bought,2026-01-01T00:00:00Z,5\nu2,bought,2026-01-02T00:00:00Z,""\n';

type Extra = Partial<Pick<DuckDbOptions, 'strict'>> & { readonly database?: string };

async function reading(root: string, settings: Settings, catalog: Catalog, sql: string, extra: Extra = {}) {
  const { database, ...options } = extra;
  const target = { engine: 'duckdb' as const, path: 'results.duckdb', database };
  const warehouse = await openDuckDb({ root, settings, catalog, target, threads: 1, ...options });
  try {
    return { rows: await warehouse.rows(sql), skipped: warehouse.skipped, manifest: warehouse.manifest };
  } finally {
    warehouse.close();
  }
}

const files = (pattern: string) => settingsFor({ kind: 'files', pattern, columns });

async function parquet(path: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(`copy (${select}) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}

async function database(path: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

test('CSV files are tables of texts in which an empty field is missing and a quoted empty one is a value', async () => {
  const root = projectFolder({
    'data/a.csv': csv,
    'data/deep/b.csv.gz': gzipSync(csv.replaceAll('u1', 'u3')),
  });
  const { rows } = await reading(
    root,
    files('data/**/*.csv*'),
    bought,
    'select user_id, amount from source.events order by user_id, amount',
  );
  expect(rows).toEqual([
    { user_id: 'u1', amount: '5' },
    { user_id: 'u2', amount: '' },
    { user_id: 'u2', amount: '' },
    { user_id: 'u3', amount: '5' },
  ]);
});

test('lines of a CSV file that are no rows are counted and shown, and the others are read', async () => {
  const root = projectFolder({
    'a.csv': `${csv}u3,bought\nu4,bought,2026-01-03T00:00:00Z,7,8\nu5,bought,2026-01-03T00:00:00Z,7\n`,
  });
  const { rows, skipped } = await reading(
    root,
    files('a.csv'),
    bought,
    'select user_id from source.events order by 1',
  );
  expect(rows.map((row) => row.user_id)).toEqual(['u1', 'u2', 'u5']);
  expect(skipped).toEqual({
    lines: 2,
    first: [
      {
        file: join(root, 'a.csv'),
        line: 4,
        reason: 'Expected Number of Columns: 4 Found: 2',
        text: 'u3,bought',
      },
      expect.objectContaining({ line: 5, reason: 'Expected Number of Columns: 4 Found: 5' }),
    ],
  });
});

test('--strict refuses a source with a broken line, and names it', async () => {
  const root = projectFolder({ 'a.csv': `${csv}u3,bought\n` });
  await expect(reading(root, files('a.csv'), bought, 'select 1', { strict: true })).rejects.toMatchObject({
    exitCode: 3,
    message: `1 line of the sources cannot be read; the first is line 4 of ${join(root, 'a.csv')}: Expected Number of Columns: 4 Found: 2`,
  });
});
