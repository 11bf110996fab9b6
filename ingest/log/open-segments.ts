import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import type { Disk } from '../disk/disk.ts';
import type { IngestEvent } from '../ingest-event.ts';
import { scan } from './scan.ts';
import {
  decodeSegmentHeader,
  encodeSegmentHeader,
  isSegmentName,
  segmentHeaderBytes,
  segmentName,
  type Segment,
} from './segment.ts';

/** Accepted and refused events in a stretch of the log. */
export interface LogCounts {
  readonly waiting: number;
  readonly refused: number;
}

export interface OpenedSegments {
  /** 16 bytes that name this log among all. */
  readonly id: Buffer;
  readonly segments: readonly Segment[];
  /** What is in the records that are not landed yet. */
  readonly counts: LogCounts;
}

/** The seed of a log's checksums. */
export function seedOf(id: Buffer): number {
  return id.readUInt32LE(0);
}

/**
 * Reads the segments in `folder`, cuts the torn tail that a crash left, and makes what remains durable: bytes
 * that only the page cache holds must not be landed. `landed` says up to which offset a log has been landed.
 */
export async function openSegments(
  disk: Disk,
  folder: string,
  landed: (logId: string) => number,
  onEvent: (event: IngestEvent) => void,
): Promise<OpenedSegments> {
  const names = (await disk.list(folder)).filter(isSegmentName);
  const segments: Segment[] = [];
  let counts: LogCounts = { waiting: 0, refused: 0 };
  let id: Buffer | undefined;
  for (const [index, name] of names.entries()) {
    const path = join(folder, name);
    const bytes = (await disk.read(path)) ?? Buffer.alloc(0);
    const header = decodeSegmentHeader(bytes, path);
    const last = index === names.length - 1;
    if (header === undefined && last && bytes.length <= segmentHeaderBytes) {
      // A crash while it was made: nothing was ever in it.
      await disk.remove(path);
      continue;
    }
    // A damaged header of a log whose other segments are whole: the name says the first offset.
    id ??= header?.id;
    const first = Number(name.slice(0, 16));
    const segment: Segment = { path, first, end: first, bytes: bytes.length };
    segments.push(segment);
    if (id === undefined) continue;
    const from = landed(id.toString('hex'));
    for (const found of scan(bytes, segmentHeaderBytes, first, seedOf(id), true)) {
      if (found.kind === 'record') {
        segment.end = found.record.offset + 1;
        if (found.record.offset >= from) counts = addEntry(counts, found.record.entry);
        continue;
      }
      const position = found.at;
      const place = {
        file: path,
        position,
        bytes: (found.kind === 'damage' ? found.end : bytes.length) - position,
      };
      if (found.kind === 'tail' && last) {
        await cut(disk, path, position);
        segment.bytes = position;
        onEvent({ kind: 'torn tail cut', ...place });
      } else {
        onEvent({ kind: 'log damaged', ...place });
      }
    }
    if (last) await disk.syncFile(path);
  }
  for (const [index, segment] of segments.entries()) {
    segment.end = segments[index + 1]?.first ?? segment.end;
  }
  if (id === undefined && segments.length > 0) {
    throw new CinnabarError(`The log ${folder} cannot be read: no segment has a whole header.`, {
      exitCode: 3,
      hint: 'Keep the folder for repair, and set a new one as `log` in cinnabar.yaml.',
    });
  }
  id ??= randomBytes(16);
  if (segments.length === 0) segments.push(await createSegment(disk, folder, id, landed(id.toString('hex'))));
  await disk.syncFolder(folder);
  return { id, segments, counts };
}

/** The counts with one more entry. */
export function addEntry(
  counts: LogCounts,
  entry: { readonly kind: 'batch' | 'refused'; readonly events: number },
): LogCounts {
  return entry.kind === 'batch'
    ? { ...counts, waiting: counts.waiting + entry.events }
    : { ...counts, refused: counts.refused + entry.events };
}

/** Makes an empty segment, durable with its name. */
export async function createSegment(disk: Disk, folder: string, id: Buffer, first: number): Promise<Segment> {
  const path = join(folder, segmentName(first));
  // An empty segment of this name may be left from a roll that failed half-way.
  await disk.remove(path);
  const file = await disk.open(path, 'new');
  try {
    await file.append([encodeSegmentHeader(id, first)]);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.syncFolder(folder);
  return { path, first, end: first, bytes: segmentHeaderBytes };
}

async function cut(disk: Disk, path: string, size: number): Promise<void> {
  const file = await disk.open(path, 'append');
  try {
    await file.truncate(size);
    await file.sync();
  } finally {
    await file.close();
  }
}
