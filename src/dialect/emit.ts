import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import { visitLogic } from '../plan/logic.ts';
import type {
  BoundPlan,
  ExportedColumn,
  Members,
  PredicateLeaf,
  Scan,
  TimeRange,
  UserState,
} from '../plan/nodes.ts';
import { withAnchors } from '../plan/user-spans.ts';
import { statesOfLeaf, statesOfValue } from '../plan/values.ts';
import type { CountRange } from '../semantics/typed.ts';
import { bigquery } from './bigquery.ts';
import { listPart, segmentPart } from './column-names.ts';
import type { Dialect, Engine } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { listTable, writeList } from './lists.ts';
import { writeLogic } from './logic.ts';
import { measureValue } from './measures.ts';
import { aliased, expression, type Sql, write } from './query-writer.ts';
import { sampleTest } from './samples.ts';
import { eventTables } from './sources.ts';
import { type StatePart, stateParts } from './state-parts.ts';
import { writeState } from './states.ts';
import { writeTest } from './tests.ts';
import { writeUniverse } from './universe.ts';
import { instantMicros, liesInSpan } from './user-spans.ts';
import { userValue } from './values.ts';

const dialects: Readonly<Record<Engine, Dialect>> = { duckdb, bigquery };

/** What the plan is written for. */
export interface EmitOptions {
  readonly engine: Engine;
  readonly settings: Pick<Settings, 'events' | 'users'> & Partial<Pick<Settings, 'targets'>>;
}

/**
 * The plan as one SELECT: `user_id`, then the exported columns. First come the users, then what is kept of each
 * scan, once for all who look at it, then the segments that the last one hangs on.
 */
export function emit(plan: BoundPlan, catalog: Catalog, { engine, settings }: EmitOptions): string {
  const dialect = dialects[engine];
  const states = stateParts(plan);
  const { exclusion } = plan.universe;
  // Who is excluded is found among all users; what is kept of events is kept for all of them.
  const all = exclusion === undefined ? 'users' : 'everyone';
  const parts = new Map<string, Sql>([[all, writeUniverse(plan.universe, catalog, settings, dialect)]]);
  const nameOf = (state: UserState<TimeRange>) => states.get(state)?.name ?? '';
  const tablesOf = ({ events }: Scan<TimeRange>) => eventTables(events, settings.events, dialect);
  const context = { tablesOf, parts: { users: all, partOf: nameOf }, dialect };
  const addStates = (needed: readonly UserState<TimeRange>[]) => {
    for (const state of needed.flatMap(withAnchors)) {
      const part = states.get(state);
      if (part === undefined || parts.has(part.name)) continue;
      parts.set(part.name, writeState(part, context));
    }
  };
  let result: Sql | undefined;
  plan.members.forEach((members, index) => {
    visitLogic(members.predicate, (leaf) => {
      addStates(statesOfLeaf(leaf));
      if (leaf.kind === 'in list')
        parts.set(listPart(leaf.contentHash), writeList(leaf.contentHash, listTable(engine, settings)));
    });
    const last = index === plan.members.length - 1;
    if (members.excludes && exclusion !== undefined && !parts.has('users'))
      parts.set('users', usersWithout(exclusion));
    if (last) for (const { value } of plan.exports) addStates(statesOfValue(value));
    const selected = writeMembers(
      members,
      last ? plan.exports : [],
      { users: members.excludes ? 'users' : all, states },
      last ? '' : '  ',
      dialect,
    );
    if (last) result = selected;
    else parts.set(segmentPart(members.segment), selected);
  });
  if (result === undefined) throw new Error('a plan has at least one segment');
  const withParts = [...parts].map(([part, body]) => sql`${expression(part)} as (\n${body}\n)`);
  return write(sql`with ${sql.join(withParts, expression(',\n'))}\n${result}\n`, dialect);
}

/** All users but the members of a segment. */
function usersWithout(exclusion: string): Sql {
  return expression(`  select * from everyone
  where user_id not in (select user_id from ${segmentPart(exclusion)})`);
}

/** The users for whom a segment's predicate holds. A user without events has no row in a state. */
function writeMembers(
  { predicate }: Members<TimeRange>,
  exports: readonly ExportedColumn<TimeRange>[],
  {
    users,
    states,
  }: { readonly users: string; readonly states: ReadonlyMap<UserState<TimeRange>, StatePart> },
  indent: string,
  dialect: Dialect,
): Sql {
  const joined = new Set<string>();
  const partOf = (state: UserState<TimeRange>) => {
    const part = states.get(state)?.name ?? '';
    joined.add(part);
    return part;
  };
  const where = writeLogic(predicate, (leaf) => writeLeaf(leaf, partOf, dialect), `${indent}  `);
  const exported = exports.map(
    ({ column, value }) => sql`, ${aliased(userValue(value, partOf, dialect), dialect.identifier(column))}`,
  );
  const joins = [...joined].map((part) =>
    expression(`\n${indent}left join ${part} on ${part}.user_id = u.user_id`),
  );
  return sql`${expression(indent)}select u.user_id${sql.join(exported, expression(''))}
${expression(indent)}from ${expression(users)} as u${sql.join(joins, expression(''))}
${expression(indent)}where ${where}`;
}

function writeLeaf(
  leaf: PredicateLeaf<TimeRange>,
  partOf: (state: UserState<TimeRange>) => string,
  dialect: Dialect,
): Sql {
  switch (leaf.kind) {
    case 'in sample':
      return expression(sampleTest(leaf, 'u.user_id', dialect));
    case 'in list':
      return expression(`u.user_id in (select id from ${listPart(leaf.contentHash)})`);
    case 'member of':
      return expression(`u.user_id in (select user_id from ${segmentPart(leaf.segment)})`);
    case 'follow test': {
      const time = dialect.micros(measureValue(leaf.time.state.measure, partOf(leaf.time.state), dialect));
      return expression(liesInSpan(time, instantMicros(leaf.after.anchor, 'u', partOf, dialect), leaf.after));
    }
    case 'time test':
      throw new Error('a time within a window is worked out before SQL is written');
    case 'count test':
      return expression(countTest(measureValue(leaf.state.measure, partOf(leaf.state), dialect), leaf.count));
    default:
      return writeTest(leaf, (value) => userValue(value, partOf, dialect), dialect);
  }
}

/** Counts are ours, not values of the rule's: they are written plainly. */
function countTest(times: string, { least, most }: CountRange): string {
  if (least === most) return `${times} = ${String(least)}`;
  if (most === undefined) return `${times} >= ${String(least)}`;
  if (least === 0) return `${times} <= ${String(most)}`;
  return `${times} between ${String(least)} and ${String(most)}`;
}
