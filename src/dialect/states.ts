import { sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import { keptMeasure, measureColumn } from './measures.ts';
import { expression, type Sql } from './query-writer.ts';
import { type OtherParts, writeScan } from './scans.ts';
import type { EventTable } from './sources.ts';
import type { StatePart } from './state-parts.ts';

/** What is kept of each user's events: `user_id`, and a column for each measure. */
export function writeState(
  part: StatePart,
  tables: readonly EventTable[],
  parts: OtherParts,
  dialect: Dialect,
): Sql {
  const { scan } = part;
  const columns = new Map(part.measures.map((measure) => [measureColumn(measure), measure]));
  const removed = scan.copies === 'removed' && tables.some(({ id }) => id !== undefined);
  const onlyCount = [...columns.values()].every(({ function: name }) => name === 'count');
  // Copies of one event have one id and are equal in everything else, so counting the ids counts the events.
  const kept = [...columns].map(([column, measure]) =>
    removed && onlyCount
      ? `count(distinct event_id) + ${dialect.countIf('event_id is null')} as ${column}`
      : `${keptMeasure(measure, dialect)} as ${dialect.identifier(column)}`,
  );
  const rows = writeScan(part, tables, parts, dialect);
  const separator = kept.length === 1 ? ', ' : ',\n    ';
  return sql`  select user_id${expression(separator)}${expression(kept.join(separator))}
  from ${removed && !onlyCount ? distinctEvents(rows) : rows}
  group by user_id`;
}

/** Each event once: of the rows with one id any may stand for all, since they are equal. */
function distinctEvents(rows: Sql): Sql {
  return sql`(
  select e.*, row_number() over (partition by event_id) as copy
  from ${rows}
  ) as e
  where event_id is null or copy = 1`;
}
