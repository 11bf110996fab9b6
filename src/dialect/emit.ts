import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import { rankingText } from '../plan/key.ts';
import { visitLogic } from '../plan/logic.ts';
import type {
  BoundPlan,
  ExportedColumn,
  Members,
  PredicateLeaf,
  Scan,
  TimeRange,
  UserRanking,
  UserState,
} from '../plan/nodes.ts';
import { withAnchors } from '../plan/user-spans.ts';
import { rankingsOfLeaf, rankingsOfValue, rankingsWithin } from '../plan/rankings.ts';
import { statesOfLeaf, statesOfRanking, statesOfValue } from '../plan/values.ts';
import { bigquery } from './bigquery.ts';
import { listPart, segmentPart } from './column-names.ts';
import type { Dialect, Engine } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { listTable, writeList } from './lists.ts';
import { joinedParts, type UserRows, writeLeaf } from './leaves.ts';
import { writeLogic } from './logic.ts';
import { aliased, expression, type Sql, write } from './query-writer.ts';
import { placeColumnsOf } from './place-columns.ts';
import { type PlaceColumn, rankingName, writeRanking } from './rankings.ts';
import { eventTables } from './sources.ts';
import { stateParts } from './state-parts.ts';
import { writeState } from './states.ts';
import { writeUniverse } from './universe.ts';
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
  const columns = placeColumnsOf(plan);
  const addList = (leaf: PredicateLeaf<TimeRange>) => {
    if (leaf.kind === 'in list')
      parts.set(listPart(leaf.contentHash), writeList(leaf.contentHash, listTable(engine, settings)));
  };
  const addRankings = (needed: readonly UserRanking<TimeRange>[], users: string) => {
    for (const ranking of needed) {
      addRankings(rankingsWithin(ranking), users);
      addStates(statesOfRanking(ranking));
      if (ranking.among !== undefined) visitLogic(ranking.among, addList);
      const part = rankingName(ranking, users);
      if (parts.has(part)) continue;
      const read = columns.get(rankingText(ranking)) ?? new Set();
      parts.set(part, writePlaces(ranking, read, { users, states }, dialect));
    }
  };
  let result: Sql | undefined;
  plan.members.forEach((members, index) => {
    const relation = members.excludes ? 'users' : all;
    if (members.excludes && exclusion !== undefined && !parts.has('users'))
      parts.set('users', usersWithout(exclusion));
    visitLogic(members.predicate, (leaf) => {
      addStates(statesOfLeaf(leaf));
      addRankings(rankingsOfLeaf(leaf), relation);
      addList(leaf);
    });
    const last = index === plan.members.length - 1;
    if (last)
      for (const { value } of plan.exports) {
        addStates(statesOfValue(value));
        addRankings(rankingsOfValue(value), relation);
      }
    const selected = writeMembers(
      members,
      last ? plan.exports : [],
      { users: relation, states },
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
  rows: UserRows,
  indent: string,
  dialect: Dialect,
): Sql {
  const { partOf, joins } = joinedParts(rows);
  const where = writeLogic(predicate, (leaf) => writeLeaf(leaf, partOf, dialect), `${indent}  `);
  const exported = exports.map(
    ({ column, value }) => sql`, ${aliased(userValue(value, partOf, dialect), dialect.identifier(column))}`,
  );
  return sql`${expression(indent)}select u.user_id${sql.join(exported, expression(''))}
${expression(indent)}from ${expression(rows.users)} as u${joins(indent)}
${expression(indent)}where ${where}`;
}

/** The places of users in a ranking. */
function writePlaces(
  { by, per, among }: UserRanking<TimeRange>,
  columns: ReadonlySet<PlaceColumn>,
  rows: UserRows,
  dialect: Dialect,
): Sql {
  const { partOf, joins } = joinedParts(rows);
  const value = userValue(by, partOf, dialect);
  const group = per === undefined ? undefined : userValue(per, partOf, dialect);
  const test = among && writeLogic(among, (leaf) => writeLeaf(leaf, partOf, dialect), '      ');
  return writeRanking({
    columns,
    value,
    group,
    test,
    from: sql`${expression(rows.users)} as u${joins('    ')}`,
  });
}
