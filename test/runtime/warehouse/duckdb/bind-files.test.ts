import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { catalogOf } from '../../catalog-of.ts';
import { projectFolder } from '../../project-folder.ts';
import { columns, settingsFor } from '../../settings-for.ts';
import { bought, makeParquet, reading } from './reading.ts';

const csv = 'user_id,event,at,amount\nu1,bought,2026-01-01T00:00:00Z,5\nu2,bought,2026-01-02T00:00:00Z,""\n';

const files = (pattern: string) => settingsFor({ kind: 'files', pattern, columns });

test('CSV files are tables of texts in which an empty field is missing and a quoted empty one is a value', async () => {
  const root = projectFolder({
    'data/a.csv': csv,
    'data/deep/b.csv.gz': gzipSync(csv.replaceAll('u1', 'u3')),
  });
  const { rows } = await reading(
    root,
    files('data/**/*.csv*'),
    bought,
    'select user_id, amount from source."events.files" order by user_id, amount',
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
    'select user_id from source."events.files" order by 1',
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

test('a quote that is never closed is refused, as it would swallow what stands after it', async () => {
  const root = projectFolder({ 'a.csv': `${csv}u3,"bought,2026\nu4,bought,2026-01-03T00:00:00Z,7\n` });
  await expect(reading(root, files('a.csv'), bought, 'select 1')).rejects.toMatchObject({
    exitCode: 3,
    message: `line 4 of ${join(root, 'a.csv')} opens a quote that is never closed`,
  });
});

test('a CSV file may have a byte order mark, semicolons, CRLF, and columns that nobody reads', async () => {
  const root = projectFolder({ 'a.csv': '\uFEFFother;at;event;user_id;amount\r\n1;2026;bought;"u;1";3\r\n' });
  const { rows } = await reading(root, files('a.csv'), bought, 'select * from source."events.files"');
  expect(rows).toEqual([{ user_id: 'u;1', event: 'bought', at: '2026', amount: '3' }]);
});

test('NDJSON files are tables of texts; lines that are no objects are counted and shown', async () => {
  const lines = [
    '{"user_id":"u1","event":"bought","at":"2026-01-01T00:00:00Z","amount":"12345678901234567.5","a/b":{"c":[1]}}',
    'not json',
    '',
    '[1]',
    '{"user_id":"u2","event":"bought","at":"2026-01-01T00:00:00Z","amount":12345678901234567.5,"share":0.30000000000000004}',
    '{"user_id":"u3"',
  ];
  const root = projectFolder({ 'a.ndjson': lines.join('\n') });
  const catalog = catalogOf({
    bought: {
      amount: 'decimal',
      'a/b': { kind: 'record', fields: new Map() },
      never: 'text',
      share: 'number',
    },
  });
  const { rows, skipped } = await reading(
    root,
    files('a.ndjson'),
    catalog,
    'select * from source."events.files" order by user_id',
  );
  expect(rows).toEqual([
    {
      user_id: 'u1',
      event: 'bought',
      at: '2026-01-01T00:00:00Z',
      amount: '12345678901234567.5',
      'a/b': '{"c":[1]}',
      never: null,
      share: null,
    },
    {
      user_id: 'u2',
      event: 'bought',
      at: '2026-01-01T00:00:00Z',
      amount: null,
      'a/b': null,
      never: null,
      share: '0.30000000000000004',
    },
  ]);
  expect(skipped).toEqual({
    lines: 3,
    first: [
      { file: join(root, 'a.ndjson'), line: 2, reason: 'Not one JSON object', text: 'not json' },
      expect.objectContaining({ line: 4, text: '[1]' }),
      expect.objectContaining({ line: 6, text: '{"user_id":"u3"' }),
    ],
  });
});

test('Parquet files are a view with their own types, joined by the names of their columns', async () => {
  const root = projectFolder();
  await makeParquet(
    join(root, 'a.parquet'),
    `select 1::bigint as user_id, 'bought' as event, timestamp '2026-01-01' as at, 1.5::decimal(9, 2) as amount`,
  );
  await makeParquet(
    join(root, 'b.parquet'),
    `select 'bought' as event, 2::bigint as user_id, timestamp '2026-01-02' as at`,
  );
  const { rows } = await reading(
    root,
    files('*.parquet'),
    bought,
    'select user_id, "at", amount, true as yes, 0.5::double as half from source."events.files" order by user_id',
  );
  expect(rows).toEqual([
    { user_id: 1n, at: '2026-01-01T00:00:00.000000Z', amount: '1.50', yes: true, half: 0.5 },
    { user_id: 2n, at: '2026-01-02T00:00:00.000000Z', amount: null, yes: true, half: 0.5 },
  ]);
});

test('a gzip file that was cut short or damaged is refused, not read up to there', async () => {
  const whole = gzipSync(csv.repeat(100));
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(whole.length - 6) ^ 1, whole.length - 6);
  const root = projectFolder({
    'cut.csv.gz': whole.subarray(0, whole.length - 20),
    'damaged.csv.gz': damaged,
  });
  for (const file of ['cut.csv.gz', 'damaged.csv.gz'])
    await expect(reading(root, files(file), bought, 'select 1')).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining(`${join(root, file)} is no whole gzip file`),
    });
});

test('what does not fit into memory spills to the disk, and leaves nothing there', async () => {
  const rows = Array.from({ length: 200_000 }, (_, n) => `u${n},bought,2026-01-01T00:00:00Z,${n}`);
  const root = projectFolder({ 'a.csv': `user_id,event,at,amount\n${rows.join('\n')}\n` });
  const { rows: counted } = await reading(
    root,
    files('a.csv'),
    bought,
    'select count(distinct user_id) as users from source."events.files"',
    { memoryLimit: '40MB' },
  );
  expect(counted).toEqual([{ users: 200_000n }]);
  expect(readdirSync(join(root, '.cinnabar'))).toEqual([]);
});

test('a folder whose name holds the characters of a pattern is a folder', async () => {
  const root = join(projectFolder({ '[a]*/data/e[1].csv': csv, 'a/data/e1.csv': 'wrong\n' }), '[a]*');
  const { rows } = await reading(
    root,
    files('./data/*.csv'),
    bought,
    'select user_id from source."events.files" order by 1',
  );
  expect(rows).toEqual([{ user_id: 'u1' }, { user_id: 'u2' }]);
});

test.each<{ title: string; pattern: string; present: Record<string, string>; message: string; hint: string }>(
  [
    {
      title: 'no file matches',
      pattern: 'data/*.csv',
      present: { 'a.csv': csv },
      message: 'no file matches `data/*.csv`, which `events.files` in cinnabar.yaml names',
      hint: 'it is looked for in ROOT; `**` stands for any folders, `*` for any part of a name',
    },
    {
      title: 'a file is of no known kind',
      pattern: '*.xlsx',
      present: { 'a.xlsx': csv },
      message: 'ROOT/a.xlsx is no kind of file that is known',
      hint: 'a pattern matches .parquet files, or .csv and .tsv, or .ndjson, .jsonl and .json (text also as .gz)',
    },
    {
      title: 'files are of two kinds',
      pattern: '*',
      present: { 'a.csv': csv, 'b.ndjson': '{}' },
      message: '`*` matches files of more than one kind: ROOT/a.csv and ROOT/b.ndjson',
      hint: 'a pattern matches .parquet files, or .csv and .tsv, or .ndjson, .jsonl and .json (text also as .gz)',
    },
    {
      title: 'a column of the settings is missing',
      pattern: 'a.csv',
      present: { 'a.csv': 'userid,event,at,amount\n' },
      message: 'ROOT/a.csv has no column `user_id`, which `events.columns.user` in cinnabar.yaml names',
      hint: 'did you mean `userid`? its columns are `userid`, `event`, `at`, `amount`',
    },
    {
      title: 'a declared property is no column',
      pattern: 'a.csv',
      present: { 'a.csv': 'user_id,event,at,price\n' },
      message:
        '`a.csv` has no column `amount`, which the property `amount` of the event `bought` in the catalog names',
      hint: 'its columns are `user_id`, `event`, `at`, `price`',
    },
    {
      title: 'a file is empty',
      pattern: 'a.csv',
      present: { 'a.csv': '' },
      message: 'ROOT/a.csv is empty: its first line has to name the columns',
      hint: '',
    },
  ],
)('it says so when $title', async ({ pattern, present, message, hint }) => {
  const root = projectFolder(present);
  const failure: unknown = await reading(root, files(pattern), bought, 'select 1').catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ name: 'CinnabarError', message: message.replaceAll('ROOT', root) });
  if (hint !== '') expect(failure).toMatchObject({ hint: hint.replaceAll('ROOT', root) });
});
