import { expect } from 'vitest';
import { bigquery } from '../../src/dialect/bigquery.ts';
import { startOfDate } from '../../src/dialect/user-spans.ts';
import { instant } from '../support/generators/moments.ts';
import { googleSqlTest as test } from '../support/googlesql/googlesql-test.ts';
import { startOfDateCases } from './start-of-date-cases.ts';

test('BigQuery has dates begin where their local days do', async ({ googleSql }) => {
  const found = startOfDateCases.map(
    ([zone, date], at) =>
      `select '${String(at)}' as place, ${startOfDate('d', zone, bigquery)} as starts from (select date '${date}' as d)`,
  );
  const rows = await googleSql.query(found.join(' union all '), {});
  const byPlace = new Map(rows.map(({ place, starts }) => [place, starts]));
  startOfDateCases.forEach(([zone, date, starts], at) => {
    expect([zone, date, byPlace.get(String(at))]).toEqual([zone, date, instant(starts)]);
  });
});
