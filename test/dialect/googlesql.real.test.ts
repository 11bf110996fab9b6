import { describe, expect } from 'vitest';
import { googleSqlTest as test } from '../support/googlesql/googlesql-test.ts';
import type { Tables, Table } from '../support/googlesql/googlesql.ts';

const everything: Table = {
  columns: {
    id: 'INT64',
    word: 'STRING',
    share: 'FLOAT64',
    price: 'NUMERIC',
    paid: 'BOOL',
    day: 'DATE',
    at: 'TIMESTAMP',
    properties: 'JSON',
    raw: 'BYTES',
    tags: { array: 'STRING' },
    place: { struct: { city: 'STRING', zip: 'INT64' } },
  },
  rows: [
    {
      id: -9223372036854775808n,
      word: 'Żółw 🐢 \u0000',
      share: 0.1,
      price: -999999999999999999_999999999n,
      paid: false,
      day: '0001-01-01',
      at: -62135596800_000000n,
      properties: '{"a":[1,2]}',
      raw: Buffer.of(0, 255),
      tags: ['x', ''],
      place: { city: 'Malang', zip: 65111n },
    },
    {
      id: 9223372036854775807n,
      word: '',
      share: Infinity,
      price: 1n,
      paid: true,
      day: '9999-12-31',
      at: -1n,
      properties: 'null',
      raw: Buffer.of(),
      tags: [],
      place: { city: null, zip: null },
    },
    {
      id: null,
      word: null,
      share: null,
      price: null,
      paid: null,
      day: null,
      at: null,
      properties: null,
      raw: null,
      tags: ['only'],
      place: null,
    },
  ],
};

const orders: Tables = {
  'acme.shop.orders': {
    columns: { user: 'STRING', amount: 'NUMERIC' },
    rows: [{ user: 'ana', amount: 10_500000000n }, { user: 'ana', amount: 4_500000000n }, { user: 'budi' }],
  },
  'acme.shop.users': { columns: { id: 'STRING' }, rows: [{ id: 'ana' }, { id: 'budi' }, { id: 'citra' }] },
};

describe("GoogleSQL's evaluator", () => {
  test('gives back every value of every type as it was given', async ({ googleSql }) => {
    const rows = await googleSql.query('select * from `acme.shop.everything`', {
      'acme.shop.everything': everything,
    });
    expect(rows).toStrictEqual(everything.rows);
  });

  test('joins tables that are named by their whole path', async ({ googleSql }) => {
    const sql = `
      with spend as (select user, sum(amount) as total from \`acme.shop.orders\` group by user)
      select id, total from \`acme.shop.users\` left join spend on user = id order by id`;
    expect(await googleSql.query(sql, orders)).toEqual([
      { id: 'ana', total: 15_000000000n },
      { id: 'budi', total: null },
      { id: 'citra', total: null },
    ]);
  });

  test('keeps local time in UTC and instants to the microsecond, as BigQuery does', async ({ googleSql }) => {
    const sql = `
      select
        extract(hour from timestamp '2026-01-05 00:00:00.123456') as hour,
        timestamp '2026-01-05 00:00:00.123456' as instant,
        date_trunc(date '2026-01-07', isoweek) as monday,
        timestamp_add(timestamp '2026-01-05', interval 1 day) as tomorrow`;
    expect(await googleSql.query(sql)).toEqual([
      { hour: 0n, instant: 1767571200_123456n, monday: '2026-01-05', tomorrow: 1767657600_000000n },
    ]);
  });

  test('has what rules lean on: windows, arrays, regular expressions, JSON, hashes', async ({
    googleSql,
  }) => {
    const sql = `
      select
        array_agg(word order by word limit 2) as words,
        countif(regexp_contains(word, r'^b')) as b,
        any_value(json_value('{"a":{"b":"c"}}', '$.a.b')) as json,
        any_value(to_hex(md5('seed:ana'))) as digest,
        max(place) as place
      from (select word, row_number() over (order by word desc) as place from unnest(['b', 'a', 'bb']) as word)`;
    expect(await googleSql.query(sql)).toEqual([
      { words: ['a', 'b'], b: 2n, json: 'c', digest: '9803609f5f1884c4971bd9f30a64dd65', place: 3n },
    ]);
  });

  test("rejects a wrong query with GoogleSQL's words, and lives on", async ({ googleSql }) => {
    await expect(googleSql.query('select missing from `acme.shop.users`', orders)).rejects.toThrow(
      'Unrecognized name: missing [at 1:8]',
    );
    await expect(googleSql.query("select cast('x' as int64) as n")).rejects.toThrow('Bad int64 value: x');
    expect(await googleSql.query('select 1 as n')).toEqual([{ n: 1n }]);
  });
});
