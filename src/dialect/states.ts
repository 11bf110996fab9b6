import { sql } from 'kysely';
import { scansOf } from '../plan/relations.ts';
import { keptMeasure, measureColumn } from './measures.ts';
import { expression, type Sql } from './query-writer.ts';
import { type EventKey, writeScan } from './scans.ts';
import { type RelationContext, writeSequence } from './sequences.ts';
import type { StatePart } from './state-parts.ts';

/** What is kept of each user's events: `user_id`, and a column for each measure. */
export function writeState(part: StatePart, context: RelationContext): Sql {
  const { relation, measures } = part;
  const { dialect } = context;
  const columns = new Map(measures.map((measure) => [measureColumn(measure), measure]));
  const hasIds = scansOf(relation).some((scan) => context.tablesOf(scan).some(({ id }) => id !== undefined));
  const removed = relation.copies === 'removed' && hasIds;
  const onlyCount = [...columns.values()].every(({ function: name }) => name === 'count');
  // Copies of one event have one id and are equal in everything else, so counting the ids counts the events.
  const kept = [...columns].map(([column, measure]) =>
    removed && onlyCount
      ? `count(distinct event_id) + ${dialect.countIf('event_id is null')} as ${column}`
      : `${keptMeasure(measure, dialect)} as ${dialect.identifier(column)}`,
  );
  const rows = writeRelation(part, removed, context);
  const separator = kept.length === 1 ? ', ' : ',\n    ';
  return sql`  select user_id${expression(separator)}${expression(kept.join(separator))}
  from ${removed && !onlyCount ? distinctEvents(rows) : rows}
  group by user_id`;
}

/** The rows of a relation of events, as what follows `from`. */
function writeRelation({ relation, measures }: StatePart, removed: boolean, context: RelationContext): Sql {
  if (relation.kind === 'sequence') return writeSequence(relation, removed, context);
  const has = (...names: readonly string[]) => measures.some(({ function: name }) => names.includes(name));
  const isOrdered = has('first', 'last');
  const needed = new Set<EventKey>([
    ...(isOrdered || removed ? (['event_id'] as const) : []),
    ...(isOrdered || has('periods', 'periods in a row', 'time of', 'average gap')
      ? (['event_time'] as const)
      : []),
  ]);
  return writeScan(relation, needed, { ...context, tables: context.tablesOf(relation) });
}

/** Each event once: of the rows with one id any may stand for all, since they are equal. */
function distinctEvents(rows: Sql): Sql {
  return sql`(
  select e.*, row_number() over (partition by event_id) as copy
  from ${rows}
  ) as e
  where event_id is null or copy = 1`;
}
