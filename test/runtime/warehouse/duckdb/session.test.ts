import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../../../runtime/warehouse/duckdb/session.ts';
import { projectFolder } from '../../project-folder.ts';

let session: Session;

beforeEach(async () => {
  session = await openSession({ threads: 1, spillFolder: join(projectFolder(), 'spill') });
});

afterEach(() => {
  session.close();
});

test.each([
  ['1::tinyint', 1n],
  ['9223372036854775807', 9_223_372_036_854_775_807n],
  ['0.1::double', 0.1],
  ['-0.5::decimal(27, 9)', '-0.500000000'],
  ['true', true],
  ['null', null],
  ["'it''s'", "it's"],
  ["date '0001-01-01'", '0001-01-01'],
  ["timestamptz '1969-12-31 23:59:59.999999+00'", '1969-12-31T23:59:59.999999Z'],
  ["timestamp '9999-12-31 23:59:59.000001'", '9999-12-31T23:59:59.000001Z'],
  ['[1.5::decimal(9, 2), null]', '["1.50",null]'],
  [
    "{'n': 9007199254740993, 't': timestamptz '2026-01-01 00:00:00+00'}",
    '{"n":"9007199254740993","t":"2026-01-01T00:00:00.000000Z"}',
  ],
])('%s is a value', async (sql, value) => {
  expect(await session.rows(`select ${sql} as v`)).toEqual([{ v: value }]);
});

test('values of parameters go in as they are', async () => {
  const values = ["'; drop table x; --", 7n, 0.5, true, null];
  expect(await session.rows('select $1 as a, $2 as b, $3 as c, $4 as d, $5 as e', { values })).toEqual([
    { a: "'; drop table x; --", b: 7n, c: 0.5, d: true, e: null },
  ]);
});

test.each([
  [
    "select error('two rows of the user source differ for user ana')",
    'two rows of the user source differ for user ana',
  ],
  [
    'select nothing',
    'DuckDB failed running a query: Referenced column "nothing" was not found because the FROM clause is missing',
  ],
  [
    'select 9223372036854775807 + 1',
    'a number is too large running a query: Overflow in addition of INT64 (9223372036854775807 + 1)!',
  ],
  ["select 'x'::integer", "DuckDB failed running a query: Could not convert string 'x' to INT32"],
])('%s fails in plain words', async (sql, message) => {
  await expect(session.rows(sql)).rejects.toMatchObject({ name: 'CinnabarError', exitCode: 3, message });
});

test('a statement that takes too long is stopped, and the session goes on', async () => {
  const endless = 'select sum(a.range * b.range) from range(100000000) a, range(100000000) b';
  await expect(session.rows(endless, { timeout: 30, doing: 'counting' })).rejects.toMatchObject({
    exitCode: 3,
    message: 'DuckDB was stopped counting: it took more than 30 ms',
  });
  expect(await session.rows('select 1 as one')).toEqual([{ one: 1n }]);
});
