import { quoteText } from '../../runtime/warehouse/duckdb/quote.ts';
import type { Session } from '../../runtime/warehouse/duckdb/session.ts';

/** Copies of an event that are received within this time of the one that landed are dropped. Microseconds. */
export const copyWindow = 3n * 24n * 3600n * 1_000_000n;

/** A time that was worked out from when it was received differs from copy to copy; what the client said does not. */
const saidTime = `coalesce(source ->> '$.said_time', cast(epoch_us(event_time) as varchar))`;

/** What becomes of rows of `staged`, by their `seq`; rows that are in none of these land. */
export interface Verdict {
  readonly duplicate: readonly number[];
  /** Copies by id that say something else than the one that landed. */
  readonly differing: readonly number[];
  /** Rows whose properties DuckDB cannot read as JSON. */
  readonly unreadable: readonly number[];
}

/**
 * Judges the rows of the table `staged` in the order of the log against one another and against `files`, the
 * Parquet files in which an earlier copy may lie. A copy has the same name, id and UTC day. Judged against what
 * landed only, so that it does not matter where the log is cut.
 */
export async function judgeCopies(session: Session, files: readonly string[]): Promise<Verdict> {
  const unreadable = await session.rows(
    'select seq from staged where not json_valid(properties) order by seq',
  );
  await session.run('delete from staged where not json_valid(properties)');
  const columns = 'name, event_id, user_id, anonymous_id, event_time, received_at, properties, source';
  const known =
    files.length === 0
      ? ''
      : `union all by name
         select ${columns}, -1 as seq from read_parquet([${files.map((file) => quoteText(file)).join(', ')}], union_by_name = true)
         where (name, event_id) in (select name, event_id from staged)`;
  const copies = await session.rows(
    `with rows as (select ${columns}, seq from staged ${known}),
     keyed as (
       select *, date_trunc('day', event_time) as day,
         count(*) over (partition by name, event_id, date_trunc('day', event_time)) as copies
       from rows
     )
     select seq, dense_rank() over (order by name, event_id, day) as key, epoch_us(received_at) as received,
       md5(to_json([user_id, anonymous_id, ${saidTime}, properties])) as content
     from keyed where copies > 1
     order by key, seq, received`,
    { doing: 'while looking for copies of events' },
  );
  const verdict = { duplicate: [] as number[], differing: [] as number[] };
  let key: unknown;
  let landed: { readonly received: bigint; readonly content: unknown }[] = [];
  for (const copy of copies) {
    if (copy.key !== key) landed = [];
    key = copy.key;
    const received = BigInt(String(copy.received));
    const near = landed.filter((each) => absolute(each.received - received) <= copyWindow);
    if (Number(copy.seq) === -1 || near.length === 0) landed.push({ received, content: copy.content });
    else if (near.some((each) => each.content === copy.content)) verdict.duplicate.push(Number(copy.seq));
    else verdict.differing.push(Number(copy.seq));
  }
  return { ...verdict, unreadable: unreadable.map((row) => Number(row.seq)) };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
