import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LakeManifest } from '../../runtime/warehouse/lake-manifest.ts';
import { cinnabar, folderWith } from '../cli/command-line.ts';
import { makeDatabase, makeParquet } from '../runtime/warehouse/duckdb/reading.ts';
import { examplesOf } from './examples.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/layouts.md'), 'utf8');
const layouts = [...page.matchAll(/^```yaml (.+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({
  name,
  text,
}));

/** Ana is the one whom the rule of the page finds. Her order was delivered twice. */
const events = `select * from (values
  ('e1', 'ana', 'order_completed', timestamptz '2026-06-01 10:00:00Z', 12000::decimal(27, 9), 'food', null),
  ('e1', 'ana', 'order_completed', timestamptz '2026-06-01 10:00:00Z', 12000::decimal(27, 9), 'food', null),
  ('e2', 'ana', 'login', timestamptz '2026-06-01 09:00:00Z', null, null, 'phone'),
  ('e3', 'budi', 'order_completed', timestamptz '2026-06-02 10:00:00Z', 9000::decimal(27, 9), 'food', null),
  ('e4', 'budi', 'login', timestamptz '2026-06-02 09:00:00Z', null, null, 'web'),
  ('e5', 'citra', 'order_completed', timestamptz '2026-06-03 10:00:00Z', 50000::decimal(27, 9), 'food', null),
  ('e6', 'citra', 'login', timestamptz '2026-06-03 09:00:00Z', null, null, 'web'),
  ('e7', 'dewi', 'order_completed', timestamptz '2026-06-04 10:00:00Z', 70000::decimal(27, 9), 'food', null)
) as events(event_id, user_id, event, event_time, amount, service, device)`;

const documents = `select event_id, user_id, event, event_time,
  json_object('amount', cast(amount as varchar), 'service', service, 'device', device)::varchar as properties from (${events})`;

/** As Google Analytics 4 exports them, but that an event that was delivered twice is two. */
const ga4 = `select event as event_name, epoch_us(event_time) as event_timestamp, user_id, user_id as user_pseudo_id,
  [row('amount', row(null, amount::bigint, null, null)), row('service', row(service, null, null, null)),
   row('device', row(device, null, null, null))]
    ::struct("key" varchar, "value" struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
    as event_params from (${events})`;

const users = `select * from (values ('ana', 'Jakarta'), ('budi', 'Jakarta'), ('citra', 'Bandung'), ('dewi', 'Jakarta'))
  as users(id, city)`;

/** Citra lived in Jakarta before, ana moves there in time, and budi away from it later. */
const history = `select id, city, valid_from::timestamptz as valid_from, valid_to::timestamptz as valid_to from (values
  ('ana', 'Bandung', '2026-01-01', '2026-05-01'), ('ana', 'Jakarta', '2026-05-01', null),
  ('budi', 'Jakarta', '2026-01-01', null),
  ('citra', 'Jakarta', '2026-01-01', '2026-06-01'), ('citra', 'Bandung', '2026-06-01', null)
) as history(id, city, valid_from, valid_to)`;

describe.each(layouts)('over the layout $name', ({ text }) => {
  test('the rule of the page has its member', async () => {
    const folder = await project(text);
    const { exitCode, out, said } = await cinnabar(folder, [
      'run',
      'eaters',
      '--as-of',
      '2026-06-30T00:00:00Z',
      '--json',
    ]);
    expect({ exitCode, said: said.includes('error') ? said : '' }).toEqual({ exitCode: 0, said: '' });
    expect(JSON.parse(out)).toMatchObject({ segments: [{ segment: 'eaters', members: 1 }] });
  });
});

test('the page has an example of each layout', () => {
  expect(layouts.map(({ name }) => name)).toEqual([
    'lake',
    'csv',
    'ndjson',
    'parquet',
    'table with json',
    'table with columns',
    'a table for each event',
    'ga4',
    'ga4 in files',
    'ga4 in ndjson',
    'users with history',
  ]);
});

/** A folder with the settings, the rules of the page, and every source that the page speaks of. */
async function project(settings: string): Promise<string> {
  const rules = [...examplesOf(page)].map(([path, text]) => [`rules/${path}`, text] as const);
  const manifest: LakeManifest = {
    version: 1,
    number: 1,
    files: [{ path: 'all.parquet', event: null, typedColumns: [] }],
    landedThrough: {},
  };
  const folder = folderWith({
    'cinnabar.yaml': settings,
    'lake/manifest/1.json': JSON.stringify(manifest),
    'data/.keep': '',
    'ga4/.keep': '',
    ...Object.fromEntries(rules),
  });
  const at = (path: string) => join(folder, path);
  const lake = `select event_id, event as name, user_id, event_time, event_time as received_at, properties from (${documents})`;
  await makeParquet(at('lake/all.parquet'), lake);
  await makeParquet(at('data/events.parquet'), events);
  await makeParquet(at('ga4/events.parquet'), ga4);
  await makeParquet(at('users.parquet'), users);
  await makeDatabase(
    ':memory:',
    "set TimeZone = 'UTC'",
    `copy (${events}) to '${at('data/events.ndjson')}' (format json)`,
    `copy (${ga4}) to '${at('ga4/events.ndjson')}' (format json)`,
    `copy (${users}) to '${at('users.ndjson')}' (format json)`,
    `copy (${users}) to '${at('users.csv')}'`,
    `copy (${documents}) to '${at('data/events.csv.gz')}'`,
  );
  await makeDatabase(
    at('warehouse.duckdb'),
    "set TimeZone = 'UTC'",
    'create schema analytics',
    'create schema auth',
    `create table analytics.events as ${documents}`,
    `create table analytics.typed_events as ${events}`,
    `create table analytics.order_completed as select event_id, user_id, event_time, amount, service from (${events}) where event = 'order_completed'`,
    `create table auth.logins as select event_id, user_id, event_time, device from (${events}) where event = 'login'`,
    'create schema analytics_123456789',
    `create table analytics_123456789.events_20260601 as ${ga4} where event_time < '2026-06-02'`,
    `create table analytics_123456789.events_20260602 as ${ga4} where event_time >= '2026-06-02'`,
    `create table analytics_123456789.events_intraday_20260602 as ${ga4}`,
    `create table analytics.users as ${users}`,
    `create table analytics.user_history as ${history}`,
  );
  return folder;
}
