import { join } from 'node:path';
import { quoteName, quoteText } from '../../runtime/warehouse/duckdb/quote.ts';
import type { Session } from '../../runtime/warehouse/duckdb/session.ts';
import type { Row } from '../../runtime/warehouse/row.ts';
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

/** Parts whose folders and files are synced at the same time: a sync is mostly waiting. */
const together = 64;

/**
 * Writes the parts as Parquet, each sorted by user and time, with typed copies of declared properties. The files'
 * bytes and names are durable; they are in the lake when a manifest lists them. Parts without rows have no file.
 */
export async function writeParts(
  writer: PartWriter,
  parts: readonly Part[],
  range: LogRange,
): Promise<EventFile[]> {
  const { session, disk, lakePath } = writer;
  const facts = await session.rows(
    `select part, count(*) as n, min(event_time) as first, max(event_time) as last, max(received_at) as received
     from staged group by part`,
  );
  const byPart = new Map(facts.map((row) => [Number(row.part), row]));
  const files: EventFile[] = [];
  const filled = parts.filter((part) => byPart.has(part.index));
  for (let from = 0; from < filled.length; from += together) {
    const group = filled.slice(from, from + together);
    const folders = group.map((part) => join(lakePath, eventFolder(part.event?.name ?? null, part.day)));
    await Promise.all(folders.map((folder) => disk.makeFolder(folder)));
    const written: Omit<EventFile, 'bytes'>[] = [];
    for (const part of group)
      written.push(await writePart(writer, part, range, byPart.get(part.index) ?? {}));
    await Promise.all(written.map(({ path }) => disk.syncFile(join(lakePath, path))));
    await Promise.all(folders.map((folder) => disk.syncFolder(folder)));
    for (const file of written) files.push({ ...file, bytes: await disk.size(join(lakePath, file.path)) });
  }
  return files;
}

async function writePart(
  { session, lakePath, convert }: PartWriter,
  part: Part,
  range: LogRange,
  facts: Row,
): Promise<Omit<EventFile, 'bytes'>> {
  const event = part.event?.name ?? null;
  const path = `${eventFolder(event, part.day)}/${rangeName(range)}.parquet`;
  const copies = typedCopies(part.event, convert);
  const columns = [
    ...['event_id', 'name', 'user_id', 'anonymous_id', 'event_time', 'received_at', 'properties', 'source'],
    ...copies.map(({ column, expression }) => `${expression} as ${quoteName(column)}`),
  ];
  await session.run(
    `copy (select ${columns.join(', ')} from staged where part = ${part.index}
     order by user_id, event_time, event_id, seq)
     to ${quoteText(join(lakePath, path))} (format parquet, compression zstd, use_tmp_file false)`,
    { doing: `while writing ${path}` },
  );
  return {
    path,
    event,
    day: part.day,
    rows: Number(facts.n),
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
