import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Settings } from '../../../../src/catalog/settings.ts';
import { projectFolder } from '../../project-folder.ts';
import { columns, settingsFor } from '../../settings-for.ts';
import { bought, makeDatabase, reading } from './reading.ts';

test.each([['events'], ['raw', 'events'], ['shop', 'raw', 'events']])(
  'a table of the database file is reachable under its path as written',
  async (...path) => {
    const root = projectFolder();
    await makeDatabase(
      join(root, 'shop.duckdb'),
      'create schema raw',
      "create table events as select 7 as user_id, 'bought' as event, timestamp '2026-01-01' as at, 1 as amount",
      'create table raw.events as from events',
    );
    const settings = settingsFor({ kind: 'table', table: path, columns });
    const { rows } = await reading(
      root,
      settings,
      bought,
      `select user_id from ${path.map((part) => `"${part}"`).join('.')}`,
      {
        database: 'shop.duckdb',
      },
    );
    expect(rows).toEqual([{ user_id: 7n }]);
  },
);

test('one table may hold events and users', async () => {
  const root = projectFolder();
  await makeDatabase(
    join(root, 'shop.duckdb'),
    "create table events as select 7 as user_id, 'bought' as event, timestamp '2026-01-01' as at, 1 as amount",
  );
  const users = { kind: 'table', table: ['events'], id: 'user_id', valid: undefined } as const;
  const settings = settingsFor({ kind: 'table', table: ['events'], columns }, users);
  const { rows } = await reading(root, settings, bought, 'select user_id from events', {
    database: 'shop.duckdb',
  });
  expect(rows).toEqual([{ user_id: 7n }]);
});

test('each event may have a table of its own, and each has to be there', async () => {
  const root = projectFolder();
  await makeDatabase(
    join(root, 'shop.duckdb'),
    'create schema log',
    "create table log.bought as select 7 as user_id, timestamp '2026-01-01' as at, 1 as amount",
  );
  const settings = (others: readonly (readonly [string, readonly string[]])[]) =>
    settingsFor({
      kind: 'tables',
      tables: { pattern: ['log', '{event}'], others: new Map(others) },
      columns: { user: 'user_id', time: 'at', id: undefined, properties: undefined },
    });
  const read = (settings: Settings) =>
    reading(root, settings, bought, 'select user_id from log.bought', { database: 'shop.duckdb' });
  expect((await read(settings([]))).rows).toEqual([{ user_id: 7n }]);
  await expect(read(settings([['bought', ['log', 'buys']]]))).rejects.toMatchObject({
    exitCode: 2,
    message: 'shop.duckdb has no table `log.buys`, which `events.other tables` in cinnabar.yaml names',
  });
});

test.each([['events_*'], ['ga', 'events_*'], ['shop', 'ga', 'events_*']])(
  'the tables of days are one, and each day is known by its suffix: %s %s %s',
  async (...path) => {
    const root = projectFolder();
    const day = (micros: number) =>
      `select 'ana' as user_id, 'bought' as event_name, ${micros} as event_timestamp, null as event_params`;
    await makeDatabase(
      join(root, 'shop.duckdb'),
      'create schema ga',
      ...['main', 'ga'].flatMap((schema) => [
        `create table ${schema}.events_20260101 as ${day(1)}`,
        `create table ${schema}.events_20260102 as ${day(2)}`,
        `create table ${schema}.events_intraday_20260102 as ${day(3)}`,
      ]),
    );
    const { rows } = await reading(
      root,
      settingsFor({
        kind: 'ga4 table',
        table: path,
        columns: { user: 'user_id', anonymous: undefined, id: undefined },
      }),
      bought,
      `select _table_suffix as day, event_timestamp as time from ${path.map((part) => `"${part}"`).join('.')} order by day`,
      { database: 'shop.duckdb' },
    );
    expect(rows).toEqual([
      { day: '20260101', time: 1n },
      { day: '20260102', time: 2n },
    ]);
  },
);

test('the database file cannot be written through', async () => {
  const root = projectFolder();
  await makeDatabase(
    join(root, 'shop.duckdb'),
    "create table events as select 7 as user_id, 'a' as event, 1 as at, 1 as amount",
  );
  const settings = settingsFor({ kind: 'table', table: ['events'], columns });
  await expect(
    reading(
      root,
      settings,
      bought,
      'insert into "file of the target".main.events by name select 1 as user_id',
      {
        database: 'shop.duckdb',
      },
    ),
  ).rejects.toThrow(/read-only/);
});

test('a missing table is named, with those that there are', async () => {
  const root = projectFolder();
  await makeDatabase(join(root, 'shop.duckdb'), 'create table event (x int)', 'create table users (x int)');
  const settings = settingsFor({ kind: 'table', table: ['events'], columns });
  await expect(
    reading(root, settings, bought, 'select 1', { database: 'shop.duckdb' }),
  ).rejects.toMatchObject({
    exitCode: 2,
    message: 'shop.duckdb has no table `events`, which `events.table` in cinnabar.yaml names',
    hint: 'did you mean `event`? its tables are `event`, `users`',
  });
  await expect(reading(root, settings, bought, 'select 1', { database: 'shop.db' })).rejects.toMatchObject({
    exitCode: 2,
    message: 'there is no database `shop.db`',
  });
  await expect(reading(root, settings, bought, 'select 1')).rejects.toMatchObject({
    exitCode: 2,
    message: '`events.table` names a table, but the target names no database to find it in',
  });
});
