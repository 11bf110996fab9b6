import { sql } from 'kysely';
import type { TimeRange, UserInstant, UserSpan, UserState } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { measureColumn } from './measures.ts';
import { expression, type Sql } from './query-writer.ts';
import type { OtherParts } from './scans.ts';
import { lateStart } from '../plan/late-starts.ts';

/**
 * Whether an instant lies in a user's own stretch of time. Whole microseconds are compared: the stretch may end after the
 * last instant that an engine knows.
 */
export function liesInSpan(micros: string, starts: string, { micros: length }: UserSpan<TimeRange>): string {
  return `${micros} - ${starts} between 0 and ${String(length - 1n)}`;
}

/** An instant of a user's as microseconds since 1970, from the relation that holds what it is read from. */
export function instantMicros(
  instant: UserInstant<TimeRange>,
  users: string,
  partOf: (state: UserState<TimeRange>) => string,
  dialect: Dialect,
): string {
  const column = (relation: string, name: string) => `${relation}.${dialect.identifier(name)}`;
  switch (instant.kind) {
    case 'measure':
      return dialect.micros(column(partOf(instant.state), measureColumn(instant.state.measure)));
    case 'start of date':
      return startOfDate(column(users, propertyColumn(instant.date.path)), instant.zone, dialect);
    default:
      return dialect.micros(column(users, propertyColumn(instant.path)));
  }
}

/** Where a local date begins, as microseconds since 1970. */
export function startOfDate(date: string, zone: string, dialect: Dialect): string {
  const start = dialect.startOfDate(date, zone);
  const late = lateStart(zone);
  if (late === undefined) return start;
  const odd = dialect.literal({ type: 'date', value: late.date });
  return `case ${date} when ${odd} then ${String(late.micros)} else ${start} end`;
}

/** What each user's own stretch of time begins at, joined to the events `e` as `a.starts`. */
export function spanJoin(
  { anchor }: UserSpan<TimeRange>,
  { users, partOf }: OtherParts,
  dialect: Dialect,
): Sql {
  const relation = anchor.kind === 'measure' ? partOf(anchor.state) : users;
  const starts = instantMicros(anchor, relation, () => relation, dialect);
  // Under another name, so that `user_id` is the event's alone.
  const columns = sql`user_id as id_of_user, ${expression(starts)} as starts`;
  return sql`\n  join (select ${columns} from ${expression(relation)}) as a on a.id_of_user = e.user_id`;
}
