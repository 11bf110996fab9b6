import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogOf } from '../../catalog-of.ts';
import { projectFolder } from '../../project-folder.ts';
import { settingsFor } from '../../settings-for.ts';
import { makeParquet, reading } from './reading.ts';

const lake = settingsFor({ kind: 'lake', path: 'lake/' });

test('an event of the lake is a view over exactly the files of the newest manifest, its properties in their types', async () => {
  const root = projectFolder({
    'lake/manifest/9.json': manifest(9, []),
    'lake/manifest/10.json': manifest(10, [
      { path: 'events/bought/a.parquet', event: 'bought', typedColumns: ['note__text', 'amount__decimal'] },
      { path: 'events/bought/b.parquet', event: 'bought', typedColumns: [] },
      { path: 'events/_undeclared/c.parquet', event: null, typedColumns: [] },
    ]),
    'lake/manifest/11.json.tmp': 'half a manif',
    'lake/events/bought/stray.parquet': 'not even Parquet',
    'lake/events/_undeclared/.keep': '',
  });
  const row = (id: string, name: string) =>
    `select '${id}' as event_id, '${name}' as name, 'u1' as user_id, timestamptz '2026-01-01 00:00:00+00' as event_time,
       timestamptz '2026-01-02 00:00:00+00' as received_at, '{"amount":"1.5"}' as properties`;
  const file = (path: string) => join(root, 'lake/events', path);
  await makeParquet(
    file('bought/a.parquet'),
    `${row('1', 'bought')}, 2.5::decimal(27, 9) as amount__decimal, null::varchar as note__text`,
  );
  await makeParquet(file('bought/b.parquet'), row('2', 'bought'));
  await makeParquet(file('_undeclared/c.parquet'), `${row('3', 'bought')} union all ${row('4', 'other')}`);
  const catalog = catalogOf({ bought: { amount: 'decimal', note: 'text' } });
  const read = await reading(root, lake, catalog, 'select * from events.bought order by event_id');
  const common = {
    user_id: 'u1',
    event_time: '2026-01-01T00:00:00.000000Z',
    amount: '1.500000000',
    note: null,
  };
  expect(read.manifest).toBe(10);
  // The first has the typed copy; the others were written without it, and answer from their JSON.
  expect(read.rows).toEqual([
    { event_id: '1', ...common, amount: '2.500000000' },
    { event_id: '2', ...common, amount: '1.500000000' },
    { event_id: '3', ...common, amount: '1.500000000' },
  ]);
});

test('an event of which nothing has landed is an empty view', async () => {
  const catalog = catalogOf({ 'odd "name"': { amount: 'decimal' } });
  const { rows, manifest } = await reading(
    projectFolder(),
    lake,
    catalog,
    'select column_name from (describe events."odd ""name""")',
  );
  expect(rows.map((row) => row.column_name)).toEqual(['user_id', 'event_id', 'event_time', 'amount']);
  expect(manifest).toBeUndefined();
});

function manifest(number: number, files: readonly unknown[]): string {
  return JSON.stringify({ version: 1, number, files, landedThrough: {} });
}
