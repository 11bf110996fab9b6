import { dirname, join } from 'node:path';
import { quoteName, quoteText } from '../../runtime/warehouse/duckdb/quote.ts';
import type { Session } from '../../runtime/warehouse/duckdb/session.ts';
import type { EventDeclaration } from '../../src/catalog/catalog.ts';
import { typedCopy } from '../../src/catalog/typed-copy.ts';
import type { Disk } from '../disk/disk.ts';
import type { Convert } from '../ingester.ts';
import { eventFolder, rangeName } from '../lake/lake-path.ts';
import type { EventFile, LogRange } from '../lake/manifest.ts';

/** The rows of `staged` that go into one file. */
export interface Part {
  /** The value of their column `part`. */
  readonly index: number;
  /** Undefined: their names are not declared. */
  readonly event: EventDeclaration | undefined;
  readonly day: string;
}

/**
 * Writes a part as Parquet, sorted by user and time, with typed copies of declared properties. The file's bytes
 * and names are durable; it is in the lake when a manifest lists it. Undefined when the part has no rows.
 */
export async function writePart(
  { session, disk, lakePath, convert }: PartWriter,
  part: Part,
  range: LogRange,
): Promise<EventFile | undefined> {
  const rows = `from staged where part = ${part.index}`;
  const [facts] = await session.rows(
    `select count(*) as n, min(event_time) as first, max(event_time) as last, max(received_at) as received ${rows}`,
  );
  if (facts === undefined || Number(facts.n) === 0) return undefined;
  const event = part.event?.name ?? null;
  const path = `${eventFolder(event, part.day)}/${rangeName(range)}.parquet`;
  const file = join(lakePath, path);
  await disk.makeFolder(dirname(file));
  const copies = typedCopies(part.event, convert);
  const columns = [
    ...['event_id', 'name', 'user_id', 'anonymous_id', 'event_time', 'received_at', 'properties', 'source'],
    ...copies.map(({ column, expression }) => `${expression} as ${quoteName(column)}`),
  ];
  await session.run(
    `copy (select ${columns.join(', ')} ${rows} order by user_id, event_time, event_id, seq)
     to ${quoteText(file)} (format parquet, compression zstd, use_tmp_file false)`,
    { doing: `while writing ${file}` },
  );
  await disk.syncFile(file);
  await disk.syncFolder(dirname(file));
  return {
    path,
    event,
    day: part.day,
    rows: Number(facts.n),
    bytes: await disk.size(file),
    typedColumns: copies.map(({ column }) => column),
    minTime: String(facts.first),
    maxTime: String(facts.last),
    maxReceived: String(facts.received),
    range,
  };
}

/** What writing a part needs. */
export interface PartWriter {
  readonly session: Session;
  readonly disk: Disk;
  readonly lakePath: string;
  readonly convert: Convert;
}

function typedCopies(
  event: EventDeclaration | undefined,
  convert: Convert,
): { readonly column: string; readonly expression: string }[] {
  const taken = new Set<string>();
  return [...(event?.properties.values() ?? [])].flatMap((property) => {
    const copy = typedCopy(property);
    // DuckDB takes `A` and `a` for one column; the second is read from the JSON.
    if (copy === undefined || taken.has(copy.column.toLowerCase())) return [];
    taken.add(copy.column.toLowerCase());
    return [{ column: copy.column, expression: convert(property, 'properties') }];
  });
}
