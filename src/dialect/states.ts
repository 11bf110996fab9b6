import { sql } from 'kysely';
import type { TimeRange, UserState } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { constant, expression, name, type Sql } from './query-writer.ts';
import { documentColumn, type EventTable } from './sources.ts';
import { writeLogic, writeTest } from './tests.ts';

/** What is kept of each user's events: `user_id`, `times`. */
export function writeState({ input }: UserState<TimeRange>, table: EventTable, dialect: Dialect): Sql {
  const removed = input.copies === 'removed' && table.id !== undefined;
  // Copies of one event have one id and are equal in everything else, so counting the ids counts the events.
  const times = removed ? `count(distinct event_id) + ${dialect.countIf('event_id is null')}` : 'count(*)';
  const columns = [
    sql`${expression(table.user)} as user_id`,
    ...(removed ? [sql`${expression(table.id)} as event_id`] : []),
  ];
  const where = input.where;
  if (where === undefined) {
    return sql`  select user_id, ${expression(times)} as times
  from (
    select ${sql.join(columns)}
    from ${tableRows(table, input.window)}
  ) as events
  group by user_id`;
  }
  const properties = input.reads.map(
    (read) => sql`${expression(table.property(read))} as ${name(propertyColumn(read.name))}`,
  );
  const test = writeLogic(where, (leaf) => writeTest(leaf, 'events', dialect), '    ');
  const selected = sql.join([...columns, ...properties], expression(',\n      '));
  const rows = tableRows(table, input.window);
  const from =
    table.document === undefined
      ? rows
      : sql`(select *, ${expression(table.document)} as ${expression(documentColumn)} from ${rows}) as documents`;
  return sql`  select user_id, ${expression(times)} as times
  from (
    select
      ${selected}
    from ${from}
  ) as events
  where ${test}
  group by user_id`;
}

/** The rows of one event in a range of time. An event without user or time does not exist. */
export function tableRows(table: EventTable, { from, to }: TimeRange): Sql {
  const instant = (value: bigint) => constant({ type: 'timestamp', value });
  const conditions = [
    ...(table.isEvent === undefined ? [] : [expression(table.isEvent)]),
    ...(from === undefined ? [] : [sql`${expression(table.time)} >= ${instant(from)}`]),
    sql`${expression(table.time)} < ${instant(to)}`,
    sql`${expression(table.user)} is not null`,
  ];
  return sql`${name(...table.path)}\n    where ${sql.join(conditions, expression('\n      and '))}`;
}
