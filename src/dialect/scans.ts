import { sql } from 'kysely';
import type { TimeRange, UserState } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { writeLogic } from './logic.ts';
import { aliased, constant, expression, name, type Sql } from './query-writer.ts';
import { documentColumn, type EventTable } from './sources.ts';
import type { StatePart } from './state-parts.ts';
import { writeTest } from './tests.ts';
import { liesInSpan, spanJoin } from './user-spans.ts';
import { eventValue } from './values.ts';

/** The parts of the query that a scan may join: all users, and what is kept of other scans. */
export interface OtherParts {
  readonly users: string;
  readonly partOf: (state: UserState<TimeRange>) => string;
}

/** The events of a scan, as what follows `from`. A table whose columns are ours already is read as it is. */
export function writeScan(
  part: StatePart,
  tables: readonly EventTable[],
  parts: OtherParts,
  dialect: Dialect,
): Sql {
  const { where, window, after } = part.scan;
  const spans = after && spanJoin(after, parts, dialect);
  const users = sql`${usersOf(part, parts.users, dialect)}${spans ?? sql``}`;
  const test =
    where &&
    writeLogic(where, (leaf) => writeTest(leaf, (value) => eventValue(value, dialect), dialect), '    ');
  const passes = [
    ...(after === undefined
      ? []
      : [expression(liesInSpan(dialect.micros('e.event_time'), 'a.starts', after))]),
    ...(test === undefined ? [] : [where?.kind === 'or' ? sql`(${test})` : test]),
  ];
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('the events of a scan lie in a table at least');
  if (first.bound && others.length === 0) {
    const tests = [...windowTests(first, window), ...passes];
    return sql`${name(...first.path)} as e${users}\n  where ${all(tests, '    ')}`;
  }
  const selects = tables.map((table) => selectEvents(part, table, dialect));
  return sql`(
${sql.join(selects, expression('\n    union all\n'))}
  ) as e${users}${passes.length === 0 ? sql`` : sql`\n  where ${all(passes, '    ')}`}`;
}

/** The events of one table, under the names that the columns have between the parts of a query. */
function selectEvents(part: StatePart, table: EventTable, dialect: Dialect): Sql {
  const rows = name(...table.path);
  const inWindow = windowTests(table, part.scan.window);
  const keys = keyColumns(part, table, dialect);
  const properties = part.reads.map((read) =>
    aliased(table.property(read), dialect.identifier(propertyColumn(read.name))),
  );
  const { document } = table;
  const isParsed = document !== undefined && properties.length > 0;
  const names = [...keys.keys()].map(expression);
  const written = [...keys].map(([column, text]) => aliased(text, column));
  const columns = [...(isParsed ? names : written), ...properties];
  // The document is parsed once a row. Only our columns go along: the table may have one called `document` too.
  const documents = isParsed
    ? sql`(
      select
        ${sql.join([...written, aliased(document, documentColumn)], expression(',\n        '))}
      from ${rows}
      where ${all(inWindow, '        ')}
    ) as documents`
    : sql`${rows}\n    where ${all(inWindow, '      ')}`;
  return sql`    select
      ${sql.join(columns, expression(',\n      '))}
    from ${documents}`;
}

/** The users of the events, when the `where` asks about them. */
function usersOf({ userReads }: StatePart, users: string, dialect: Dialect): Sql {
  if (userReads.length === 0) return sql``;
  const columns = userReads.map((read) => dialect.identifier(propertyColumn(read.name))).join(', ');
  // Under another name, so that `user_id` is the event's alone.
  return expression(
    `\n  join (select user_id as id_of_user, ${columns} from ${users}) as u on u.id_of_user = e.user_id`,
  );
}

/** The columns that say whose event it is, which and when, as far as somebody looks at them. */
function keyColumns({ scan, measures }: StatePart, table: EventTable, dialect: Dialect): Map<string, string> {
  const has = (...names: readonly string[]) => measures.some(({ function: name }) => names.includes(name));
  const columns = new Map([['user_id', table.user]]);
  const isOrdered = has('first', 'last');
  if (isOrdered || (scan.copies === 'removed' && table.id !== undefined))
    columns.set('event_id', table.id ?? dialect.toText('null'));
  if (isOrdered || scan.after !== undefined || has('periods', 'time of', 'average gap'))
    columns.set('event_time', table.time);
  return columns;
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
