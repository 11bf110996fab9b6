import { sql } from 'kysely';
import { relationText } from '../plan/key.ts';
import { isChain } from '../plan/logic.ts';
import type { Scan, Sequence, SequenceStep, StepScan, TimeRange } from '../plan/nodes.ts';
import { writeComparedSequence } from './compared-sequences.ts';
import type { Dialect } from './dialect.ts';
import { expression, type Sql } from './query-writer.ts';
import { type EventKey, type ScanContext, writeScan, writeWhere } from './scans.ts';
import { scansReadOnce } from './scans-read-once.ts';
import type { EventTable } from './sources.ts';

/** What a relation of events is written with. */
export interface RelationContext extends Omit<ScanContext, 'tables'> {
  readonly tablesOf: (scan: Scan<TimeRange>) => readonly EventTable[];
}

/**
 * The events of the first step from which a sequence can be completed, as what follows `from`. The steps are looked at from
 * the last to the first: of the events from which the steps after it can be done, the next in time is never worse than a
 * later one, whether for a `within`, for what is not done before it, or for where the sequence ends.
 */
export function writeSequence(
  sequence: Sequence<TimeRange>,
  withIds: boolean,
  context: RelationContext,
): Sql {
  const { steps, allWithin } = sequence;
  if (steps.flatMap((step) => [step, ...step.absent]).some(({ compared }) => compared.length > 0))
    return writeComparedSequence(sequence, withIds, context);
  const levels = [absentColumns(steps)];
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const holds = completes(steps, at);
    const columns = [`${least(holds, 'micros')} as next_${String(at)}`];
    // The end of the last step is where it lies itself.
    if (allWithin !== undefined && at < steps.length - 1)
      columns.push(`${least(holds, endOf(at + 1, steps))} as end_${String(at)}`);
    levels.push(columns);
  }
  const rows = levels
    .filter((columns) => columns.length > 0)
    .reduce(
      (inner, columns) => sql`(
  select *, ${expression(columns.join(', '))}
  from ${inner} as s
  window later as (partition by user_id order by micros range between 1 following and unbounded following)
  )`,
      stepEvents(steps, withIds, context),
    );
  const bound = allWithin === undefined ? [] : [`${endOf(1, steps)} < micros + ${String(allWithin)}`];
  return sql`${rows} as e
  where ${expression([completes(steps, 0), ...bound].join('\n    and '))}`;
}

/** Where the last step lies when the steps from one on are done as early as they can be. */
function endOf(at: number, steps: readonly unknown[]): string {
  return `${at === steps.length - 1 ? 'next' : 'end'}_${String(at)}`;
}

/** The least value of the later rows for which something holds. */
function least(condition: string, value: string): string {
  return `min(case when ${condition} then ${value} end) over later`;
}

/** Whether a row can be a step, and all steps after it can be done. */
function completes(steps: readonly SequenceStep<TimeRange>[], at: number): string {
  const next = steps[at + 1] === undefined ? undefined : `next_${String(at + 1)}`;
  const within = steps[at + 1]?.within;
  const absent = (steps[at]?.absent ?? []).flatMap(({ scan, within: length }, index) => {
    const first = `${absentColumn(at, index)}_at`;
    if (length !== undefined) {
      const over = `micros + ${String(length)}`;
      return [`${over} <= ${String(scan.window.to)}`, `(${first} is null or ${first} >= ${over})`];
    }
    return [next === undefined ? `${first} is null` : `(${first} is null or ${first} >= ${next})`];
  });
  const follows =
    next === undefined
      ? []
      : [within === undefined ? `${next} is not null` : `${next} < micros + ${String(within)}`];
  return [stepColumn(at), ...follows, ...absent].join(' and ');
}

function stepColumn(at: number): string {
  return `step_${String(at)}`;
}

function absentColumn(at: number, index: number): string {
  return `absent_${String(at)}_${String(index)}`;
}

/** When each thing that is not to be done is done next. */
function absentColumns(steps: readonly SequenceStep<TimeRange>[]): string[] {
  return steps.flatMap(({ absent }, at) =>
    absent.map((_, index) => {
      const column = absentColumn(at, index);
      return `${least(column, 'micros')} as ${column}_at`;
    }),
  );
}

/** The events of all steps, each read once; which steps a row can be stands in a column for each. */
function stepEvents(
  steps: readonly SequenceStep<TimeRange>[],
  withIds: boolean,
  context: RelationContext,
): Sql {
  const flags = steps.flatMap((step, at) => [
    flagOf(stepColumn(at), step),
    ...step.absent.map((absent, index) => flagOf(absentColumn(at, index), absent)),
  ]);
  const scans = steps.flatMap(({ scan, absent }) => [scan, ...absent.map((one) => one.scan)]);
  const needed = new Set<EventKey>(withIds ? ['event_id', 'event_time'] : ['event_time']);
  const { dialect } = context;
  const selects = scansReadOnce(scans).map(({ scan, scans: group }) => {
    const columns = [
      'user_id',
      ...(withIds ? ['event_id'] : []),
      `${dialect.micros('e.event_time')} as micros`,
    ].map(expression);
    const places = flags.map(
      ({ column, scan: own }) => sql`${canBe(group.get(own), group.size, dialect)} as ${expression(column)}`,
    );
    const rows = writeScan(scan, needed, { ...context, tables: context.tablesOf(scan) });
    return sql`  select ${sql.join([...columns, ...places], expression(', '))}
  from ${rows}`;
  });
  return sql`(
${sql.join(selects, expression('\n  union all\n'))}
  )`;
}

/** Whether a row that was read for so many scans is an event of one of them: NULL, like false, is no. */
function canBe(scan: Scan<TimeRange> | undefined, scans: number, dialect: Dialect): Sql {
  if (scan === undefined) return expression('false');
  if (scans === 1 || scan.where === undefined) return expression('true');
  const test = writeWhere(scan.where, dialect, '    ');
  return isChain(scan.where) ? sql`(${test})` : test;
}

function flagOf(
  column: string,
  { scan }: StepScan<TimeRange>,
): { readonly column: string; readonly scan: string } {
  return { column, scan: relationText(scan) };
}
