import type { Session } from '../../runtime/warehouse/duckdb/session.ts';
import type { Candidate } from './sort-out.ts';

/** Rows that go to DuckDB with one statement. */
const chunkRows = 2000;

/** The columns of the table `staged`, with their JSON names and types on the way in. */
const shape = {
  seq: 'INTEGER',
  part: 'INTEGER',
  event_id: 'VARCHAR',
  name: 'VARCHAR',
  user_id: 'VARCHAR',
  anonymous_id: 'VARCHAR',
  event_time: 'BIGINT',
  received_at: 'BIGINT',
  properties: 'VARCHAR',
  source: 'VARCHAR',
};

const instants = ['event_time', 'received_at'];

/**
 * Puts the candidates into the table `staged`: `seq` is their index, `part` that of their file. Instants become
 * TIMESTAMP WITH TIME ZONE, microseconds.
 */
export async function stage(
  session: Session,
  candidates: readonly Candidate[],
  partOf: (candidate: Candidate) => number,
): Promise<void> {
  const columns = Object.entries(shape).map(([name, type]) =>
    instants.includes(name)
      ? `make_timestamptz(r.${name}) as ${name}`
      : `cast(r.${name} as ${type}) as ${name}`,
  );
  const rows = `(select unnest(from_json($1, '${JSON.stringify([shape])}')) as r)`;
  await session.run(`create or replace temp table staged as select ${columns.join(', ')} from ${rows}`, {
    values: ['[]'],
  });
  for (let from = 0; from < candidates.length; from += chunkRows) {
    const chunk = candidates.slice(from, from + chunkRows).map((candidate, index) => {
      return row(candidate, from + index, partOf(candidate));
    });
    await session.run(`insert into staged select ${columns.join(', ')} from ${rows}`, {
      values: [`[${chunk.join(',')}]`],
      doing: 'while landing events',
    });
  }
}

/** The JSON of a row. The times are written as digits: they need not fit into a JavaScript number. */
function row({ row: event, receivedAt }: Candidate, seq: number, part: number): string {
  const texts = {
    event_id: event.id,
    name: event.name,
    user_id: event.user,
    anonymous_id: event.anonymous,
    properties: event.properties,
    source: event.source,
  };
  const numbers = `"seq":${seq},"part":${part},"event_time":${event.time},"received_at":${receivedAt}`;
  return `{${numbers},${JSON.stringify(texts).slice(1)}`;
}
