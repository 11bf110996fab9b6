import { sql } from 'kysely';
import type { Sequence, SequenceStep, StepScan, TimeRange } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import { expression, type Sql } from './query-writer.ts';
import { all, type EventKey, writeScan } from './scans.ts';
import type { RelationContext } from './sequences.ts';
import { writeTest } from './tests.ts';
import { eventValue, stepAlias } from './values.ts';

/**
 * The events of the first step from which a sequence can be completed, as what follows `from`, where steps are compared with
 * earlier ones: which event a step is then decides which may follow, so the steps are joined, and all that start alike are
 * one.
 */
export function writeComparedSequence(
  { steps, allWithin }: Sequence<TimeRange>,
  withIds: boolean,
  context: RelationContext,
): Sql {
  const [first, ...others] = steps;
  if (first === undefined) throw new Error('a sequence has a step');
  const keys = [
    `${stepAlias(0)}.user_id`,
    ...(withIds ? [`${stepAlias(0)}.event_id`] : []),
    `${stepAlias(0)}.place`,
  ];
  const joins = others.map((step, at) => joinStep(step, at + 1, context));
  const absences = steps.flatMap((step, at) =>
    step.absent.map((absent, index) => joinAbsent(absent, at, index, steps, context)),
  );
  const tests = [
    ...steps.flatMap((step, at) => absenceTests(step, at)),
    ...(allWithin === undefined
      ? []
      : [
          expression(`${stepAlias(steps.length - 1)}.micros < ${stepAlias(0)}.micros + ${String(allWithin)}`),
        ]),
  ];
  return sql`(
  select distinct ${expression(keys.join(', '))}
  from ${stepRows(first, withIds ? ['event_id'] : [], true, context)} as ${expression(stepAlias(0))}
  ${sql.join([...joins, ...absences], expression('\n  '))}${tests.length === 0 ? sql`` : sql`\n  where ${all(tests, '    ')}`}
  ) as e`;
}

/** The events of a step with what others compare; `placed` numbers them, for those without an id are events of their own. */
function stepRows(
  { scan }: StepScan<TimeRange>,
  ids: readonly EventKey[],
  placed: boolean,
  context: RelationContext,
): Sql {
  const { dialect } = context;
  const columns = [
    'e.user_id',
    ...ids.map((key) => `e.${key}`),
    `${dialect.micros('e.event_time')} as micros`,
    ...(placed ? ['row_number() over (partition by e.user_id order by e.event_time) as place'] : []),
    ...scan.reads.map(({ path }) => `e.${dialect.identifier(propertyColumn(path))}`),
  ];
  const rows = writeScan(scan, new Set<EventKey>([...ids, 'event_time']), {
    ...context,
    tables: context.tablesOf(scan),
  });
  return sql`(
    select ${expression(columns.join(', '))}
    from ${rows}
  )`;
}

function joinStep(step: SequenceStep<TimeRange>, at: number, context: RelationContext): Sql {
  const [own, before] = [stepAlias(at), stepAlias(at - 1)];
  const tests = [
    expression(`${own}.user_id = ${stepAlias(0)}.user_id`),
    expression(`${own}.micros > ${before}.micros`),
    ...(step.within === undefined
      ? []
      : [expression(`${own}.micros < ${before}.micros + ${String(step.within)}`)]),
    ...comparisons(step, own, context),
  ];
  return sql`join ${stepRows(step, [], false, context)} as ${expression(own)} on ${all(tests, '    ')}`;
}

/** What may not be done: a row of it joined takes the choice of steps out. */
function joinAbsent(
  absent: StepScan<TimeRange>,
  at: number,
  index: number,
  steps: readonly unknown[],
  context: RelationContext,
): Sql {
  const [own, after] = [absentAlias(at, index), stepAlias(at)];
  const isLast = at === steps.length - 1;
  const end =
    absent.within === undefined
      ? isLast
        ? []
        : [`${own}.micros < ${stepAlias(at + 1)}.micros`]
      : [`${own}.micros < ${after}.micros + ${String(absent.within)}`];
  const tests = [
    ...[`${own}.user_id = ${stepAlias(0)}.user_id`, `${own}.micros > ${after}.micros`, ...end].map(
      expression,
    ),
    ...comparisons(absent, own, context),
  ];
  return sql`left join ${stepRows(absent, [], false, context)} as ${expression(own)} on ${all(tests, '    ')}`;
}

function absenceTests({ absent }: SequenceStep<TimeRange>, at: number): Sql[] {
  return absent.flatMap(({ scan, within }, index) => [
    expression(`${absentAlias(at, index)}.user_id is null`),
    ...(within === undefined
      ? []
      : [expression(`${stepAlias(at)}.micros + ${String(within)} <= ${String(scan.window.to)}`)]),
  ]);
}

function comparisons({ compared }: StepScan<TimeRange>, own: string, { dialect }: RelationContext): Sql[] {
  return compared.map((test) => writeTest(test, (value) => eventValue(value, dialect, own), dialect));
}

function absentAlias(at: number, index: number): string {
  return `absent_${String(at)}_${String(index)}`;
}
