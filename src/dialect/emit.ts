import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import type { CountRange } from '../semantics/typed.ts';
import { visitLogic } from '../plan/logic.ts';
import type { BoundPlan, Members, PredicateLeaf, TimeRange, UserState } from '../plan/nodes.ts';
import { bigquery } from './bigquery.ts';
import { propertyColumn, segmentPart } from './column-names.ts';
import type { Dialect, Engine } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { statePartNames } from './part-names.ts';
import { aliased, expression, type Sql, write } from './query-writer.ts';
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
  const stateParts = statePartNames(plan);
  const parts = new Map<string, Sql>([['users', writeUniverse(plan.universe, catalog, settings, dialect)]]);
  let result: Sql | undefined;
  plan.members.forEach((members, index) => {
    visitLogic(members.predicate, (leaf) => {
      if (leaf.kind !== 'state test') return;
      const part = stateParts.get(leaf.state);
      if (part === undefined || parts.has(part)) return;
      const table = eventTable(leaf.state.input.event, settings.events, dialect);
      parts.set(part, writeState(leaf.state, table, dialect));
    });
    const last = index === plan.members.length - 1;
    const exported = plan.exports.map(
      ({ column, property }) =>
        sql`, ${aliased(`u.${dialect.identifier(propertyColumn(property))}`, dialect.identifier(column))}`,
    );
    const selected = writeMembers(members, last ? exported : [], stateParts, last ? '' : '  ', dialect);
    if (last) result = selected;
    else parts.set(segmentPart(members.segment), selected);
  });
  if (result === undefined) throw new Error('a plan has at least one segment');
  const withParts = [...parts].map(([part, body]) => sql`${expression(part)} as (\n${body}\n)`);
  return write(sql`with ${sql.join(withParts, expression(',\n'))}\n${result}\n`, dialect);
}

type StateParts = ReadonlyMap<UserState<TimeRange>, string>;

/** The users for whom a segment's predicate holds. A user without events has no row in a state: its count is 0. */
function writeMembers(
  members: Members<TimeRange>,
  exported: readonly Sql[],
  stateParts: StateParts,
  indent: string,
  dialect: Dialect,
): Sql {
  const joined = new Set<string>();
  const where = writeLogic(
    members.predicate,
    (leaf) => {
      const part = leaf.kind === 'state test' ? stateParts.get(leaf.state) : undefined;
      if (part !== undefined) joined.add(part);
      return writeLeaf(leaf, part, dialect);
    },
    `${indent}  `,
  );
  const joins = [...joined].map((part) =>
    expression(`\n${indent}left join ${part} on ${part}.user_id = u.user_id`),
  );
  return sql`${expression(indent)}select u.user_id${sql.join(exported, expression(''))}
${expression(indent)}from users as u${sql.join(joins, expression(''))}
${expression(indent)}where ${where}`;
}

function writeLeaf(leaf: PredicateLeaf<TimeRange>, part: string | undefined, dialect: Dialect): Sql {
  switch (leaf.kind) {
    case 'member of':
      return expression(`u.user_id in (select user_id from ${segmentPart(leaf.segment)})`);
    case 'state test':
      return expression(countTest(`coalesce(${String(part)}.times, 0)`, leaf.count));
    default:
      return writeTest(leaf, 'u', dialect);
  }
}

/** Counts are ours, not values of the rule's: they are written plainly. */
function countTest(times: string, { least, most }: CountRange): string {
  if (least === most) return `${times} = ${String(least)}`;
  if (most === undefined) return `${times} >= ${String(least)}`;
  if (least === 0) return `${times} <= ${String(most)}`;
  return `${times} between ${String(least)} and ${String(most)}`;
}
