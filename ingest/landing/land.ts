import { join } from 'node:path';
import type { Session } from '../../runtime/warehouse/duckdb/session.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { IngestColumns } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk/disk.ts';
import type { Convert } from '../ingester.ts';
import { rangeName } from '../lake/lake-path.ts';
import type { LogRange, Manifest, QuarantineFile } from '../lake/manifest.ts';
import { writeFile } from '../lake/write-file.ts';
import { writeManifest } from '../lake/write-manifest.ts';
import { addCounts, type LandedCounts } from '../ledger.ts';
import type { LogItem, LogStretch } from '../log/read-segments.ts';
import type { Privacy } from '../privacy/privacy.ts';
import { dayOf, formatTime } from './event-time.ts';
import { copyWindow, judgeCopies } from './judge-copies.ts';
import { encodeQuarantine, type Rejected } from './quarantine.ts';
import { sortOut, type Candidate } from './sort-out.ts';
import { stage } from './stage.ts';
import { writeParts, type Part } from './write-parts.ts';

/** What landing works with. */
export interface LandingRoom {
  readonly session: Session;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly lakePath: string;
  readonly catalog: Catalog;
  readonly columns: IngestColumns;
  readonly privacy: Privacy | undefined;
  readonly convert: Convert;
}

/** A committed landing: the lake's new state, and what it added. */
export interface Landed {
  readonly manifest: Manifest;
  readonly counts: LandedCounts;
}

/**
 * Lands a stretch of a log on top of `previous`: event files, a quarantine file, and the manifest that commits
 * them. Until that last step nothing has happened; done again, it makes the same rows.
 */
export async function land(
  room: LandingRoom,
  previous: Manifest,
  log: string,
  stretch: LogStretch,
): Promise<Landed> {
  const { session, disk, lakePath } = room;
  const range: LogRange = { log, from: previous.offsets[log] ?? 0, to: stretch.next };
  const { candidates, rejected } = await sortOut(stretch.items, room.columns, room.privacy);
  const { parts, partOf } = partition(candidates, room.catalog);
  await stage(session, candidates, partOf);
  const verdict = await judgeCopies(session, earlierFiles(previous, parts, candidates, lakePath));
  await session.run('delete from staged where seq in (select unnest(from_json($1, \'["INTEGER"]\')))', {
    values: [JSON.stringify([...verdict.duplicate, ...verdict.differing])],
  });
  const files = await writeParts(room, parts, range);
  const outcasts = [
    ...rejected,
    ...because(candidates, verdict.differing, 'it differs from the event of the same id that has landed'),
    ...because(candidates, verdict.unreadable, 'event_bytes is not JSON that the warehouse can read'),
  ];
  const quarantine = await writeQuarantine(room, range, outcasts);
  const counts = {
    received: stretch.items.reduce((sum, item) => sum + eventsIn(item), 0),
    landed: files.reduce((sum, file) => sum + file.rows, 0),
    duplicate: verdict.duplicate.length,
    quarantined: eventsOf(outcasts, 'quarantined'),
    refused: eventsOf(outcasts, 'refused'),
  };
  const manifest: Manifest = {
    version: 1,
    number: previous.number + 1,
    previous: previous.number === 0 ? null : previous.number,
    committedAt: formatTime(BigInt(room.clock.now())),
    files: [...previous.files, ...files],
    quarantine: [...previous.quarantine, ...quarantine],
    landedThrough: landedThrough(previous, room.catalog, stretch.items),
    offsets: { ...previous.offsets, [log]: stretch.next },
    counts: addCounts(previous.counts, counts),
  };
  await writeManifest(disk, lakePath, manifest);
  return { manifest, counts };
}

/** The files that the candidates go to: one for each declared event and day, one a day for all other names. */
function partition(
  candidates: readonly Candidate[],
  catalog: Catalog,
): { readonly parts: readonly Part[]; readonly partOf: (candidate: Candidate) => number } {
  const parts = new Map<string, Part>();
  const find = ({ row }: Candidate): Part => {
    const event = catalog.events.get(row.name);
    const day = dayOf(row.time);
    const key = `${day} ${event === undefined ? '' : `of ${event.name}`}`;
    const part = parts.get(key) ?? { index: parts.size, event, day };
    parts.set(key, part);
    return part;
  };
  const indexes = new Map(candidates.map((candidate) => [candidate, find(candidate).index]));
  return { parts: [...parts.values()], partOf: (candidate) => indexes.get(candidate) ?? 0 };
}

/** Where an earlier copy of a candidate may lie: files of its event and day that were received lately enough. */
function earlierFiles(
  previous: Manifest,
  parts: readonly Part[],
  candidates: readonly Candidate[],
  lakePath: string,
): string[] {
  const [firstCandidate] = candidates;
  if (firstCandidate === undefined) return [];
  const first = candidates.reduce(
    (least, { receivedAt }) => Math.min(least, receivedAt),
    firstCandidate.receivedAt,
  );
  const since = formatTime(BigInt(first) - copyWindow);
  // A name that is declared today may lie among the undeclared of yesterday, and the other way round.
  const days = new Set(parts.map((part) => part.day));
  const names = new Set([
    ...parts.map((part) => part.event?.name ?? null),
    ...candidates.map(({ row }) => row.name),
  ]);
  return previous.files
    .filter((file) => days.has(file.day) && file.maxReceived >= since)
    .filter((file) => file.event === null || names.has(file.event))
    .map((file) => join(lakePath, file.path));
}

function because(candidates: readonly Candidate[], indexes: readonly number[], reason: string): Rejected[] {
  return indexes.flatMap((index) => candidates[index]?.rejectedAs(reason) ?? []);
}

async function writeQuarantine(
  { disk, lakePath, privacy }: LandingRoom,
  range: LogRange,
  rejected: readonly Rejected[],
): Promise<QuarantineFile[]> {
  if (rejected.length === 0) return [];
  const bytes = encodeQuarantine(rejected, privacy);
  const folder = join(lakePath, 'quarantine');
  await disk.makeFolder(folder);
  const name = `${rangeName(range)}.ndjson`;
  await writeFile(disk, join(folder, name), bytes);
  await disk.syncFolder(folder);
  return [{ path: `quarantine/${name}`, rows: rejected.length, bytes: bytes.length, range }];
}

/** All of one log's records before the last are landed, so every event is landed through the last's time. */
function landedThrough(
  previous: Manifest,
  catalog: Catalog,
  items: readonly LogItem[],
): Readonly<Record<string, string>> {
  const last = items.findLast((item) => item.kind === 'record');
  if (last === undefined) return previous.landedThrough;
  const through = formatTime(BigInt(last.record.entry.receivedAt));
  const names = [...Object.keys(previous.landedThrough), ...catalog.events.keys()];
  return Object.fromEntries(names.map((name) => [name, through]));
}

/** How many events the server counted in an item. */
function eventsIn(item: LogItem): number {
  return item.kind === 'record' ? item.record.entry.events : 1;
}

function eventsOf(rejected: readonly Rejected[], outcome: Rejected['outcome']): number {
  return rejected.filter((each) => each.outcome === outcome).reduce((sum, each) => sum + each.events, 0);
}
