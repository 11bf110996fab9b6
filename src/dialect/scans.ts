import { sql } from 'kysely';
import type { Scan, TimeRange, UserState } from '../plan/nodes.ts';
import { asksForTime } from '../plan/values.ts';
import type { Logic, ValueTest } from '../semantics/typed.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { writeLogic } from './logic.ts';
import { aliased, constant, expression, name, type Sql } from './query-writer.ts';
import { documentColumn, type EventTable } from './sources.ts';
import { writeTest } from './tests.ts';
import { liesInSpan, spanJoin } from './user-spans.ts';
import { eventValue } from './values.ts';

/** The parts of the query that a scan may join: all users, and what is kept of other scans. */
export interface OtherParts {
  readonly users: string;
  readonly partOf: (state: UserState<TimeRange>) => string;
}

/** What says which event it is, and when: read as far as somebody looks at it. */
export type EventKey = 'event_id' | 'event_time';

/** What a scan is written with. */
export interface ScanContext {
  /** Where its events lie. */
  readonly tables: readonly EventTable[];
  readonly parts: OtherParts;
  readonly dialect: Dialect;
}

/** The events of a scan, as what follows `from`. A table whose columns are ours already is read as it is. */
export function writeScan(
  scan: Scan<TimeRange>,
  needed: ReadonlySet<EventKey>,
  { tables, parts, dialect }: ScanContext,
): Sql {
  const { where, window, after } = scan;
  const spans = after && spanJoin(after, parts, dialect);
  const users = sql`${usersOf(scan, parts.users, dialect)}${spans ?? sql``}`;
  const test = where && writeWhere(where, dialect, '    ');
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
  const isTimed = after !== undefined || asksForTime(where);
  const keys = isTimed ? new Set<EventKey>([...needed, 'event_time']) : needed;
  const selects = tables.map((table) => selectEvents(scan, keys, table, dialect));
  return sql`(
${sql.join(selects, expression('\n    union all\n'))}
  ) as e${users}${passes.length === 0 ? sql`` : sql`\n  where ${all(passes, '    ')}`}`;
}

/** The condition on events `e` and their users `u`. */
export function writeWhere(where: Logic<ValueTest>, dialect: Dialect, indent: string): Sql {
  return writeLogic(where, (leaf) => writeTest(leaf, (value) => eventValue(value, dialect), dialect), indent);
}

/** The events of one table, under the names that the columns have between the parts of a query. */
function selectEvents(
  scan: Scan<TimeRange>,
  needed: ReadonlySet<EventKey>,
  table: EventTable,
  dialect: Dialect,
): Sql {
  const rows = name(...table.path);
  const inWindow = windowTests(table, scan.window);
  const keys = keyColumns(needed, table, dialect);
  const properties = scan.reads.map((read) =>
    aliased(table.property(read), dialect.identifier(propertyColumn(read.path))),
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
function usersOf({ userReads }: Scan<TimeRange>, users: string, dialect: Dialect): Sql {
  if (userReads.length === 0) return sql``;
  const columns = userReads.map((read) => dialect.identifier(propertyColumn(read.path))).join(', ');
  // Under another name, so that `user_id` is the event's alone.
  return expression(
    `\n  join (select user_id as id_of_user, ${columns} from ${users}) as u on u.id_of_user = e.user_id`,
  );
}

/** The columns that say whose event it is, which and when. */
function keyColumns(
  needed: ReadonlySet<EventKey>,
  table: EventTable,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const columns = new Map([['user_id', table.user]]);
  if (needed.has('event_id')) columns.set('event_id', table.id ?? dialect.toText('null'));
  if (needed.has('event_time')) columns.set('event_time', table.time);
  return columns;
}

/** The tests that put an event in a range of time. An event without user or time does not exist. */
export function windowTests(table: EventTable, range: TimeRange): Sql[] {
  const { from, to } = range;
  const instant = (value: bigint) => constant({ type: 'timestamp', value });
  return [
    ...(table.isEvent === undefined ? [] : [expression(table.isEvent)]),
    ...(table.onDays === undefined ? [] : [expression(table.onDays(range))]),
    ...(from === undefined ? [] : [sql`${expression(table.time)} >= ${instant(from)}`]),
    sql`${expression(table.time)} < ${instant(to)}`,
    sql`${expression(table.user)} is not null`,
  ];
}

/** Tests that must all hold, one a line. */
export function all(tests: readonly Sql[], indent: string): Sql {
  return sql.join(tests, expression(`\n${indent}and `));
}
