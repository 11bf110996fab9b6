import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import { scanKey } from '../plan/key.ts';
import { visitLogic } from '../plan/logic.ts';
import type { BoundPlan, Members, PredicateLeaf, TimeRange, UserState } from '../plan/nodes.ts';
import { bigquery } from './bigquery.ts';
import { propertyColumn, segmentPart, statePart } from './column-names.ts';
import type { Dialect, Engine } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { expression, name, type Sql, write } from './query-writer.ts';
import { eventTable } from './sources.ts';
import { writeState } from './states.ts';
import { writeLogic, writeTest } from './tests.ts';
import { writeUniverse } from './universe.ts';

const dialects: Readonly<Record<Engine, Dialect>> = { duckdb, bigquery };

/** What the plan is written for. */
export interface EmitOptions {
  readonly engine: Engine;
  readonly settings: Pick<Settings, 'events' | 'users'>;
}

/**
 * The plan as one SELECT: `user_id`, then the exported columns. First come the users, then what is kept of each
 * scan, once for all who look at it, then the segments that the last one hangs on.
 */
export function emit(plan: BoundPlan, catalog: Catalog, { engine, settings }: EmitOptions): string {
  const dialect = dialects[engine];
  const parts = new Map<string, Sql>([['users', writeUniverse(plan.universe, catalog, settings, dialect)]]);
  for (const members of plan.members) {
    visitLogic(members.predicate, (leaf) => {
      if (leaf.kind !== 'state test') return;
      const { input } = leaf.state;
      const part = partOf(leaf.state);
      if (!parts.has(part))
        parts.set(part, writeState(leaf.state, eventTable(input.event, settings.events, dialect), dialect));
    });
    parts.set(segmentPart(members.segment), writeMembers(members, [], dialect));
  }
  const last = plan.members.at(-1);
  if (last === undefined) throw new Error('a plan has at least one segment');
  parts.delete(segmentPart(last.segment));
  const exported = plan.exports.map(
    ({ column, property }) => sql`, u.${name(propertyColumn(property))} as ${name(column)}`,
  );
  const withParts = [...parts].map(([part, body]) => sql`${expression(part)} as (\n${body}\n)`);
  const query = sql`with ${sql.join(withParts, expression(',\n'))}\n${writeMembers(last, exported, dialect)}\n`;
  return write(query, dialect);
}

/** The users for whom a segment's predicate holds. A user without events has no row in a state: its count is 0. */
function writeMembers(members: Members<TimeRange>, exported: readonly Sql[], dialect: Dialect): Sql {
  const states = new Map<string, UserState<TimeRange>>();
  visitLogic(members.predicate, (leaf) => {
    if (leaf.kind === 'state test') states.set(partOf(leaf.state), leaf.state);
  });
  const joins = [...states.keys()].map(
    (part) => sql`\nleft join ${expression(part)} on ${expression(part)}.user_id = u.user_id`,
  );
  const where = writeLogic(members.predicate, (leaf) => writeLeaf(leaf, dialect), '  ');
  return sql`select u.user_id${sql.join(exported, expression(''))}
from users as u${sql.join(joins, expression(''))}
where ${where}`;
}

function writeLeaf(leaf: PredicateLeaf<TimeRange>, dialect: Dialect): Sql {
  switch (leaf.kind) {
    case 'member of':
      return sql`u.user_id in (select user_id from ${expression(segmentPart(leaf.segment))})`;
    case 'state test': {
      const times = sql`coalesce(${expression(partOf(leaf.state))}.times, 0)`;
      const { least, most } = leaf.count;
      if (least === most) return sql`${times} = ${whole(least)}`;
      if (most === undefined) return sql`${times} >= ${whole(least)}`;
      if (least === 0) return sql`${times} <= ${whole(most)}`;
      return sql`${times} between ${whole(least)} and ${whole(most)}`;
    }
    default:
      return writeTest(leaf, 'u', dialect);
  }
}

function partOf(state: UserState<TimeRange>): string {
  return statePart(state.input.event, scanKey(state.input));
}

/** A count of ours, not a value of the rule's: written plainly. */
function whole(count: number): Sql {
  return expression(String(count));
}
