import { sql } from 'kysely';
import { changedByCopies } from '../plan/copies.ts';
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
  const changed = new Set(relation.copies === 'removed' && hasIds ? measures.map(changedByCopies) : []);
  // Each event stands in one row where a measure needs it. Else counting the ids counts the events: copies have one id.
  const areDistinct = changed.has('all');
  const count =
    changed.has('number') && !areDistinct
      ? `count(distinct event_id) + ${dialect.countIf('event_id is null')}`
      : 'count(*)';
  const kept = [...columns].map(
    ([column, measure]) => `${keptMeasure(measure, count, dialect)} as ${dialect.identifier(column)}`,
  );
  const rows = writeRelation(part, areDistinct || changed.has('number'), context);
  const separator = kept.length === 1 ? ', ' : ',\n    ';
  return sql`  select user_id${expression(separator)}${expression(kept.join(separator))}
  from ${areDistinct ? distinctEvents(rows) : rows}
  group by user_id`;
}

/** The rows of a relation of events, as what follows `from`. */
function writeRelation({ relation, measures }: StatePart, withIds: boolean, context: RelationContext): Sql {
  if (relation.kind === 'sequence') return writeSequence(relation, withIds, context);
  const has = (...names: readonly string[]) => measures.some(({ function: name }) => names.includes(name));
  const isOrdered = has('first', 'last');
  const needed = new Set<EventKey>([
    ...(isOrdered || withIds ? (['event_id'] as const) : []),
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
