import { DuckDBInstance } from '@duckdb/node-api';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { duckdb } from '../../src/dialect/duckdb.ts';
import { startOfDate } from '../../src/dialect/user-spans.ts';
import { instant } from '../support/generators/moments.ts';
import { startOfDay } from '../support/reference/zones.ts';
import { startOfDateCases } from './start-of-date-cases.ts';

test.each(startOfDateCases)('in %s, %s begins at %s', (zone, date, starts) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  expect(startOfDay(year, month, day, zone)).toBe(instant(starts));
  expect(BigInt(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds) * 1000n).toBe(
    instant(starts),
  );
});

test('DuckDB has dates begin there', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("set timezone = 'UTC'");
  const found = startOfDateCases.map(
    ([zone, date]) => `(select ${startOfDate('d', zone, duckdb)} from (select date '${date}' as d))`,
  );
  const reader = await connection.runAndReadAll(`select [${found.join(', ')}]`);
  const starts = startOfDateCases.map(([, , text]) => String(instant(text)));
  expect(String(reader.getRows()[0]?.[0])).toBe(`[${starts.join(', ')}]`);
  connection.closeSync();
});
