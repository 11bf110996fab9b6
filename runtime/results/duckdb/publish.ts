import type { CompiledSegment } from '../../compiled-segment.ts';
import { quoteName, quoteText } from '../../warehouse/duckdb/quote.ts';
import type { Session } from '../../warehouse/duckdb/session.ts';
import { segmentView } from './segment-view.ts';
import { packTraits } from './traits.ts';

/** One try at one run. */
export interface Attempt {
  readonly segment: CompiledSegment;
  readonly runId: string;
  readonly attemptId: string;
  /** RFC 3339 in UTC. */
  readonly asOf: string;
}

/** What a publication changed. */
export interface Published {
  readonly members: number;
  readonly entered: number;
  readonly left: number;
  /** The attempt that it replaced, if there was one, and the instant that was asked about. */
  readonly supersedes: { readonly attemptId: string; readonly asOf: string } | undefined;
}

/** Where a rule's members stand between their computation and their publication. */
const computed = 'temp.main.computed_members';

/** Runs a segment's SQL into a temporary table; the results file is not needed for it. */
export async function computeMembers(
  session: Session,
  { name, sql, columns }: CompiledSegment,
  timeout?: number,
): Promise<number> {
  const names = ['user_id', ...columns.map((column) => column.name)].map((column) => quoteName(column));
  await session.run(
    `create or replace temp table computed_members as select * from (\n${sql}\n) as computed(${names.join(', ')})`,
    { doing: `while computing the segment \`${name}\``, timeout },
  );
  const [row] = await session.rows(`select count(*) as members from ${computed}`);
  return Number(row?.members ?? 0);
}

/**
 * Makes the computed members the segment's members: rows, changes, view and the `published` row, which is the commit.
 * Runs inside of a transaction on the open results file.
 */
export async function publishMembers(
  session: Session,
  attempt: Attempt,
  publishedAt: string,
): Promise<Published> {
  const { segment, attemptId, runId, asOf } = attempt;
  const day = publishedAt.slice(0, 10);
  const supersedes = await currentAttempt(session, segment.name);
  const keys = `${quoteText(attemptId)}, ${quoteText(segment.name)}`;
  await session.run(
    `insert into cinnabar.members (attempt_id, segment, user_id, traits, day)
     select ${keys}, user_id, ${packTraits(segment.columns)}, date ${quoteText(day)} from ${computed}`,
  );
  // Against nothing before it, everybody has entered.
  const before = `select user_id from cinnabar.members where segment = $1 and attempt_id = $2`;
  await session.run(
    `insert into cinnabar.changes (attempt_id, segment, user_id, change, day)
     select ${keys}, coalesce(now.user_id, before.user_id),
       case when before.user_id is null then 'entered' else 'left' end, date ${quoteText(day)}
     from ${computed} as now full join (${before}) as before on now.user_id = before.user_id
     where now.user_id is null or before.user_id is null`,
    { values: [segment.name, supersedes?.attemptId ?? ''] },
  );
  await session.run(
    `insert into cinnabar.published (segment, run_id, attempt_id, supersedes, as_of, published_at, day)
     values ($1, $2, $3, $4, cast($5 as timestamptz), cast($6 as timestamptz), cast($7 as date))`,
    { values: [segment.name, runId, attemptId, supersedes?.attemptId ?? null, asOf, publishedAt, day] },
  );
  await session.run(segmentView(segment, attemptId, day));
  const [counts] = await session.rows(
    `select (select count(*) from ${computed}) as members,
       count(*) filter (change = 'entered') as entered, count(*) filter (change = 'left') as "left"
     from cinnabar.changes where segment = $1 and attempt_id = $2`,
    { values: [segment.name, attemptId] },
  );
  return {
    members: Number(counts?.members),
    entered: Number(counts?.entered),
    left: Number(counts?.left),
    supersedes,
  };
}

/** The attempt whose members a segment now has: the one that no other supersedes, whatever the clocks said. */
async function currentAttempt(session: Session, segment: string): Promise<Published['supersedes']> {
  const [row] = await session.rows(
    `select attempt_id, as_of from cinnabar.published as p where segment = $1 and not exists (
       select 1 from cinnabar.published as later where later.segment = $1 and later.supersedes = p.attempt_id)`,
    { values: [segment] },
  );
  return row === undefined ? undefined : { attemptId: String(row.attempt_id), asOf: String(row.as_of) };
}
