import { duckDbSources } from '../../src/dialect/source-expressions.ts';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, describe, expect, test } from 'vitest';
import type { CompiledSegment } from '../../runtime/compiled-segment.ts';
import { type RunOptions, runSegments } from '../../runtime/run-segments.ts';
import { type DuckDbWarehouse, openDuckDb } from '../../runtime/warehouse/duckdb/open-duckdb.ts';
import type { UserSource } from '../../src/catalog/settings.ts';
import type { Expectations } from '../../src/semantics/sections/facts.ts';
import { catalogOf } from './catalog-of.ts';
import { projectFolder } from './project-folder.ts';
import { columns, settingsFor } from './settings-for.ts';

const now = Date.UTC(2026, 5, 30, 12);
const asOf = BigInt(now) * 1000n;
const users: UserSource = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined };
const settings = settingsFor({ kind: 'files', pattern: 'events.csv', columns }, users);

let open: DuckDbWarehouse | undefined;

afterEach(() => {
  open?.close();
  open = undefined;
});

interface Bench {
  readonly root: string;
  readonly run: (
    segments: readonly CompiledSegment[],
    options?: Partial<RunOptions>,
  ) => ReturnType<typeof runSegments>;
  readonly results: (sql: string) => Promise<unknown[]>;
}

async function bench(): Promise<Bench> {
  const root = projectFolder({ 'events.csv': 'user_id,event,at\n', 'users.csv': 'id\nana\n' });
  const target = { engine: 'duckdb' as const, path: 'results.duckdb', database: undefined };
  const warehouse = await openDuckDb({
    expressions: duckDbSources,
    root,
    settings,
    catalog: catalogOf({}),
    target,
    threads: 1,
  });
  open = warehouse;
  const path = join(root, 'results.duckdb');
  return {
    root,
    run: (segments, options = {}) =>
      runSegments({
        warehouse,
        results: { path, wait: 0 },
        segments,
        settings,
        target: 'local',
        asOf,
        clock: () => now,
        ...options,
      }),
    results: (sql) => readResults(path, sql),
  };
}

/** Reads the results as anybody would: DuckDB opens the file, and closes it. */
async function readResults(path: string, sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'read_only' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const members = (name: string, ...ids: readonly string[]): CompiledSegment => ({
  name,
  sql: `select unnest([${ids.map((id) => `'${id}'`).join(', ')}]::varchar[]) as user_id`,
  columns: [],
  planKey: `key of ${name}`,
});

test('the members of a segment are published, and anybody can read them from its view', async () => {
  const { run, results } = await bench();
  const [report] = await run([members('regulars', 'ana', 'budi')]);
  expect(report).toMatchObject({
    kind: 'published',
    segment: 'regulars',
    members: 2,
    entered: 2,
    left: 0,
    warnings: [],
  });
  expect(await results('select * from cinnabar.segment_regulars order by all')).toEqual([
    { user_id: 'ana' },
    { user_id: 'budi' },
  ]);
  expect(
    await results('select step, state, size, segment, attempt_id from cinnabar.runs order by step'),
  ).toEqual([
    { step: 'compute', state: 'done', size: '2', segment: 'regulars', attempt_id: report?.attemptId },
    { step: 'publish', state: 'done', size: '2', segment: 'regulars', attempt_id: report?.attemptId },
  ]);
});

test('a second run says who entered and who left', async () => {
  const { run, results } = await bench();
  const [first] = await run([members('regulars', 'ana', 'budi'), members('others', 'ana', 'cici')]);
  const [second] = await run([members('regulars', 'budi', 'cici', 'dewi')]);
  expect(second).toMatchObject({ members: 3, entered: 2, left: 1 });
  expect(
    await results(
      `select user_id, change from cinnabar.changes where attempt_id = '${second?.attemptId ?? ''}' order by all`,
    ),
  ).toEqual([
    { user_id: 'ana', change: 'left' },
    { user_id: 'cici', change: 'entered' },
    { user_id: 'dewi', change: 'entered' },
  ]);
  expect(
    await results(
      `select attempt_id, supersedes from cinnabar.published where segment = 'regulars' order by supersedes nulls first`,
    ),
  ).toEqual([
    { attempt_id: first?.attemptId, supersedes: null },
    { attempt_id: second?.attemptId, supersedes: first?.attemptId },
  ]);
});

test('what entered and left is told against the attempt before, though the clock went back in between', async () => {
  const { run } = await bench();
  await run([members('regulars', 'ana')]);
  await run([members('regulars', 'ana', 'budi')], { clock: () => now - 1000 });
  const [third] = await run([members('regulars', 'budi', 'cici')], { clock: () => now - 2000 });
  expect(third).toMatchObject({ members: 2, entered: 1, left: 1 });
});

test('the same question is the same run and another attempt; another instant is another run', async () => {
  const { run, results } = await bench();
  const [a] = await run([members('regulars', 'ana')]);
  const [b] = await run([members('regulars', 'budi')]);
  const [c] = await run([members('regulars', 'budi')], { asOf: asOf + 1n });
  expect(b?.runId).toBe(a?.runId);
  expect(b?.attemptId).not.toBe(a?.attemptId);
  expect(c?.runId).not.toBe(a?.runId);
  expect(await results('select * from cinnabar.segment_regulars')).toEqual([{ user_id: 'budi' }]);
});

test('exported columns keep their types and every digit on the way through JSON', async () => {
  const { run, results } = await bench();
  const segment: CompiledSegment = {
    name: 'typed',
    planKey: 'k',
    columns: [
      { name: 'a "name" /~', type: 'text' },
      { name: 'whole', type: 'integer' },
      { name: 'share', type: 'number' },
      { name: 'money', type: 'decimal' },
      { name: 'vip', type: 'boolean' },
      { name: 'born', type: 'date' },
      { name: 'seen', type: 'timestamp' },
      { name: 'prices', type: { kind: 'list', of: 'decimal' } },
      { name: 'home', type: { kind: 'record', fields: new Map([['since', 'timestamp' as const]]) } },
    ],
    sql: `select 'ana' as user_id, 'it''s', 9223372036854775807, 0.1::double, 999999999999999999.999999999::decimal(27, 9),
        true, date '2000-02-29', timestamptz '2026-01-01 00:00:00.000001+00', [1.10::decimal(27, 9), null],
        {'since': timestamptz '2026-01-01 07:00:00+07'}
      union all select 'budi', null, null, null, null, null, null, null, null, null`,
  };
  await run([segment]);
  const types = await results(
    `select column_name as n, column_type as t from (describe cinnabar.segment_typed)`,
  );
  expect(types).toEqual([
    { n: 'user_id', t: 'VARCHAR' },
    { n: 'a "name" /~', t: 'VARCHAR' },
    { n: 'whole', t: 'BIGINT' },
    { n: 'share', t: 'DOUBLE' },
    { n: 'money', t: 'DECIMAL(27,9)' },
    { n: 'vip', t: 'BOOLEAN' },
    { n: 'born', t: 'DATE' },
    { n: 'seen', t: 'TIMESTAMP WITH TIME ZONE' },
    { n: 'prices', t: 'DECIMAL(27,9)[]' },
    { n: 'home', t: 'STRUCT(since TIMESTAMP WITH TIME ZONE)' },
  ]);
  const rows = await results(
    'select *, epoch_us(seen) as seen_us, epoch_us(home.since) as since_us from cinnabar.segment_typed order by user_id',
  );
  expect(rows).toEqual([
    expect.objectContaining({
      user_id: 'ana',
      'a "name" /~': "it's",
      whole: '9223372036854775807',
      share: 0.1,
      money: '999999999999999999.999999999',
      vip: true,
      born: '2000-02-29',
      seen_us: '1767225600000001',
      prices: ['1.100000000', null],
      since_us: '1767225600000000',
    }),
    expect.objectContaining({
      user_id: 'budi',
      whole: null,
      money: null,
      seen: null,
      prices: null,
      home: null,
    }),
  ]);
});

test('a segment that fails says why, keeps its members, and does not keep the others from running', async () => {
  const { run, results } = await bench();
  await run([members('regulars', 'ana')]);
  const broken = { ...members('regulars'), sql: `select error('two rows for user ana differ') as user_id` };
  const reports = await run([broken, members('others', 'budi')]);
  expect(reports).toMatchObject([
    { kind: 'failed', segment: 'regulars', reason: 'two rows for user ana differ' },
    { kind: 'published', segment: 'others', members: 1 },
  ]);
  expect(await results('select * from cinnabar.segment_regulars')).toEqual([{ user_id: 'ana' }]);
  expect(await results(`select step, reason, size from cinnabar.runs where state = 'failed'`)).toEqual([
    { step: 'compute', reason: 'two rows for user ana differ', size: null },
  ]);
});

test('a query that takes too long is stopped, and the segment failed', async () => {
  const { run } = await bench();
  const endless = {
    ...members('slow'),
    sql: `select sum(a.range * b.range)::varchar as user_id from range(100000000) a, range(100000000) b`,
  };
  const [report] = await run([endless], { timeout: 50 });
  expect(report).toMatchObject({
    kind: 'failed',
    reason: 'DuckDB was stopped while computing the segment `slow`: it took more than 50 ms',
  });
});

test('user properties of now for an instant of the past are warned of, in the report and in the record', async () => {
  const { run, results } = await bench();
  const [report] = await run([members('regulars', 'ana')], { asOf: asOf - 86_400_000_001n });
  const warning =
    'user properties are those of now, not of 2026-06-29T11:59:59.999999Z: the user source keeps no history (`users: { valid }` in cinnabar.yaml)';
  expect(report?.warnings).toEqual([warning]);
  expect(await results(`select warnings from cinnabar.runs where step = 'publish'`)).toEqual([
    { warnings: JSON.stringify([warning]) },
  ]);
  expect(await run([members('regulars', 'ana')], { asOf: asOf - 86_400_000_000n })).toMatchObject([
    { warnings: [] },
  ]);
});

test('members of an earlier instant replace those of a later one with a word about it', async () => {
  const { run } = await bench();
  await run([members('regulars', 'ana')]);
  const [report] = await run([members('regulars', 'ana')], { asOf: asOf - 1_000_000n });
  expect(report?.warnings).toEqual([
    'the members as of 2026-06-30T12:00:00.000000Z were replaced by those of an earlier time, 2026-06-30T11:59:59.000000Z',
  ]);
});

describe('what is expected of a run', () => {
  const size = { least: 2, most: 3 };
  const change = { share: 5000, inclusive: false };
  const expecting = (expected: Partial<Expectations>, ...ids: readonly string[]): CompiledSegment => ({
    ...members('regulars', ...ids),
    facts: { size: undefined, change: undefined, ...expected },
  });

  test('a size that is out of bounds is a warning in the report and in the record, and the members are published', async () => {
    const { run, results } = await bench();
    const [small] = await run([expecting({ size }, 'ana')]);
    const warning = '`regulars` has 1 member, and between 2 and 3 members were expected';
    expect(small).toMatchObject({ kind: 'published', members: 1, warnings: [warning] });
    expect(await results(`select warnings from cinnabar.runs where step = 'publish'`)).toEqual([
      { warnings: JSON.stringify([warning]) },
    ]);
    for (const ids of [
      ['ana', 'budi'],
      ['ana', 'budi', 'cici'],
    ])
      expect((await run([expecting({ size }, ...ids)]))[0]?.warnings).toEqual([]);
    const [large] = await run([expecting({ size }, 'ana', 'budi', 'cici', 'dewi')]);
    expect(large?.warnings).toEqual(['`regulars` has 4 members, and between 2 and 3 members were expected']);
  });

  test('change is against the members before; the first run has none', async () => {
    const { run } = await bench();
    const warningsOf = async (...ids: readonly string[]) =>
      (await run([expecting({ change }, ...ids)]))[0]?.warnings;
    expect(await warningsOf('ana', 'budi', 'cici', 'dewi')).toEqual([]);
    expect(await warningsOf('ana', 'budi', 'cici')).toEqual([]);
    expect(await warningsOf('ana', 'budi', 'dewi')).toEqual([
      '`regulars` changed: of 3 members before, 1 left, and 1 entered; it was expected that those who enter or leave from one run to the next are less than 50% of the members before',
    ]);
    expect(await warningsOf()).toHaveLength(1);
    expect(await warningsOf()).toEqual([]);
    expect(await warningsOf('ana')).toHaveLength(1);
  });

  test('a share that is just reached is enough when it may be', async () => {
    const { run } = await bench();
    const may = { change: { ...change, inclusive: true } };
    await run([expecting(may, 'ana', 'budi')]);
    expect((await run([expecting(may, 'ana')]))[0]?.warnings).toEqual([]);
    expect((await run([expecting({ change }, 'ana', 'budi')]))[0]?.warnings).toHaveLength(1);
  });
});
