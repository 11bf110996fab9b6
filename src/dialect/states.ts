import { sql } from 'kysely';
import type { Scan, TimeRange, UserState } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { aliased, constant, expression, name, type Sql } from './query-writer.ts';
import { documentColumn, type EventTable } from './sources.ts';
import { writeLogic, writeTest } from './tests.ts';

/** What is kept of each user's events: `user_id`, `times`. */
export function writeState({ input }: UserState<TimeRange>, table: EventTable, dialect: Dialect): Sql {
  // Copies of one event have one id and are equal in everything else, so counting the ids counts the events.
  const times =
    input.copies === 'removed' && table.id !== undefined
      ? `count(distinct event_id) + ${dialect.countIf('event_id is null')}`
      : 'count(*)';
  return sql`  select user_id, ${expression(times)} as times
  from ${writeScan(input, table, dialect)}
  group by user_id`;
}

/** The events of a scan, as what follows `from`. A table whose columns are ours already is read as it is. */
function writeScan(scan: Scan<TimeRange>, table: EventTable, dialect: Dialect): Sql {
  const rows = name(...table.path);
  const inWindow = windowTests(table, scan.window);
  const { where } = scan;
  const test = where && writeLogic(where, (leaf) => writeTest(leaf, 'e', dialect), '    ');
  const passes = test === undefined ? [] : [where?.kind === 'or' ? sql`(${test})` : test];
  if (table.bound) return sql`${rows} as e\n  where ${all([...inWindow, ...passes], '    ')}`;
  const keys = [
    aliased(table.user, 'user_id'),
    ...(table.id === undefined ? [] : [aliased(table.id, 'event_id')]),
  ];
  const properties = scan.reads.map((read) =>
    aliased(table.property(read), dialect.identifier(propertyColumn(read.name))),
  );
  const { document } = table;
  const isParsed = document !== undefined && properties.length > 0;
  const kept = table.id === undefined ? ['user_id'] : ['user_id', 'event_id'];
  const columns = [...(isParsed ? kept.map(expression) : keys), ...properties];
  // The document is parsed once a row. Only our columns go along: the table may have one called `document` too.
  const documents = isParsed
    ? sql`(
      select
        ${sql.join([...keys, aliased(document, documentColumn)], expression(',\n        '))}
      from ${rows}
      where ${all(inWindow, '        ')}
    ) as documents`
    : sql`${rows}\n    where ${all(inWindow, '      ')}`;
  return sql`(
    select
      ${sql.join(columns, expression(',\n      '))}
    from ${documents}
  ) as e${passes.length === 0 ? sql`` : sql`\n  where ${all(passes, '    ')}`}`;
}

/** The tests that put an event in a range of time. An event without user or time does not exist. */
export function windowTests(table: EventTable, { from, to }: TimeRange): Sql[] {
  const instant = (value: bigint) => constant({ type: 'timestamp', value });
  return [
    ...(table.isEvent === undefined ? [] : [expression(table.isEvent)]),
    ...(from === undefined ? [] : [sql`${expression(table.time)} >= ${instant(from)}`]),
    sql`${expression(table.time)} < ${instant(to)}`,
    sql`${expression(table.user)} is not null`,
  ];
}

/** Tests that must all hold, one a line. */
export function all(tests: readonly Sql[], indent: string): Sql {
  return sql.join(tests, expression(`\n${indent}and `));
}
