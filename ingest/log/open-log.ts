import type { Disk, DiskFile } from '../disk/disk.ts';
import { hasCode } from '../disk/error-code.ts';
import type { IngestEvent } from '../ingest-event.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { LogFailed, LogFull } from './errors.ts';
import { lockFolder } from '../disk/lock-folder.ts';
import {
  addEntry,
  createSegment,
  openSegments,
  seedOf,
  type LogCounts,
  type OpenedSegments,
} from './open-segments.ts';
import { logReader, type LogReader } from './read-segments.ts';
import { encodeRecordHead, recordSize, type LogEntry } from './record.ts';
import { segmentHeaderBytes, type Segment } from './segment.ts';

export interface LogOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** The log refuses what would make it larger. */
  readonly maxBytes: number;
  /** About how large a segment becomes; a quarter of `maxBytes`, at most 64 MiB, when left out. */
  readonly segmentBytes?: number | undefined;
  /** Whether frames that have landed shall not stay, whatever room there is: the last segment goes with them. */
  readonly forgetLanded: boolean;
  /** Up to which offset the log of this id has been landed. */
  readonly landed: (logId: string) => number;
  readonly onEvent: (event: IngestEvent) => void;
}

/** A durable log of frames. It is the publisher that needs no broker. */
export interface Log extends Publisher {
  readonly id: string;
  /** The offset after the last durable record. */
  readonly end: () => number;
  /** What is in the durable records that are not released. */
  readonly counts: () => LogCounts;
  readonly read: LogReader;
  /** Says that the records before `offset`, with `taken` in them, are landed: segments of nothing else are removed. */
  readonly release: (offset: number, taken: LogCounts) => Promise<void>;
  /** Resolves with the reason when the disk failed; never, when it did not. */
  readonly failed: Promise<LogFailed>;
  /** Writes what is waiting, and lets go of the folder. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly entry: LogEntry;
  readonly size: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Opens the log in `folder`, or makes it. Throws a `CinnabarError` when another process has it. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { disk, folder, maxBytes } = options;
  const segmentBytes = options.segmentBytes ?? Math.min(64 * 2 ** 20, Math.ceil(maxBytes / 4));
  await disk.makeFolder(folder);
  const unlock = await lockFolder(disk, folder, 'log');
  const { opened, last, ...first } = await openLast(options).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const seed = seedOf(opened.id);
  let segments = opened.segments;
  let counts = opened.counts;
  let active = last;
  let file = first.file;
  let stored = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let rollWanted = false;
  let writing: Promise<void> | undefined;
  let failure: LogFailed | undefined;
  let reportFailure: (error: LogFailed) => void;
  const failed = new Promise<LogFailed>((resolve) => (reportFailure = resolve));

  function fail(error: unknown): LogFailed {
    failure ??= new LogFailed(`the disk failed under the log: ${messageOf(error)}`);
    reportFailure(failure);
    return failure;
  }

  async function roll(): Promise<void> {
    const next = await createSegment(disk, folder, opened.id, active.end);
    await file.close();
    file = await disk.open(next.path, 'append');
    segments = [...segments, next];
    active = next;
    stored += next.bytes;
    rollWanted = false;
  }

  /** Writes one group, with one sync for all of it. */
  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    group.forEach(({ entry }, index) => {
      const head = encodeRecordHead(entry, active.end + index, seed);
      chunks.push(head, entry.frame);
      bytes += head.length + entry.frame.length;
    });
    try {
      await file.append(chunks);
    } catch (error) {
      if (!isFull(error)) throw error;
      await file.truncate(active.bytes);
      throw new LogFull(`no room on the disk: ${messageOf(error)}`);
    }
    await file.sync();
    active.bytes += bytes;
    active.end += group.length;
    stored += bytes;
  }

  async function drain(): Promise<void> {
    while (failure === undefined && (waiting.length > 0 || rollWanted)) {
      const group = waiting;
      waiting = [];
      try {
        if (rollWanted || active.bytes >= segmentBytes) {
          await roll().catch((error: unknown) => {
            throw isFull(error) ? new LogFull(`no room on the disk: ${messageOf(error)}`) : error;
          });
        }
        if (group.length > 0) await writeGroup(group);
        for (const { entry } of group) counts = addEntry(counts, entry);
        settle(group, undefined);
      } catch (error) {
        rollWanted = false;
        settle(group, error instanceof LogFull ? error : fail(error));
      }
    }
    if (failure !== undefined) {
      const rest = waiting;
      waiting = [];
      settle(rest, failure);
    }
  }

  function settle(group: readonly Waiting[], error: Error | undefined): void {
    for (const each of group) {
      waitingBytes -= each.size;
      if (error === undefined) each.resolve();
      else each.reject(error);
    }
  }

  function isRollDue(): boolean {
    return rollWanted && failure === undefined;
  }

  /** Starts the writer when it rests. What comes while a sync runs is the next group. */
  function wake(): Promise<void> {
    writing ??= drain().finally(() => {
      writing = undefined;
      if (waiting.length > 0) void wake();
    });
    return writing;
  }

  return {
    id: opened.id.toString('hex'),
    end: () => active.end,
    counts: () => counts,
    read: logReader(disk, () => segments, seed),
    failed,
    room: () => maxBytes - stored - waitingBytes,
    publish: (entry) => {
      if (failure !== undefined) return Promise.reject(failure);
      const size = recordSize(entry);
      if (stored + waitingBytes + size > maxBytes) {
        return Promise.reject(new LogFull(`the log holds its ${maxBytes} bytes; landing has to catch up`));
      }
      waitingBytes += size;
      return new Promise((resolve, reject) => {
        waiting.push({ entry, size, resolve, reject });
        void wake();
      });
    },
    release: async (offset, taken) => {
      // When all is landed nothing waits, also where a record was damaged after it was counted.
      counts =
        offset >= active.end
          ? { waiting: 0, refused: 0 }
          : { waiting: counts.waiting - taken.waiting, refused: counts.refused - taken.refused };
      // A landed last segment that takes much of the room is closed, so that it can go.
      const isWanted = options.forgetLanded || stored > maxBytes / 2;
      if (active.end <= offset && active.bytes > segmentHeaderBytes && isWanted) {
        rollWanted = true;
        // A writer that is about to rest has not seen it.
        while (isRollDue()) await wake();
      }
      const landed = segments.filter((segment) => segment !== active && segment.end <= offset);
      if (landed.length === 0) return;
      segments = segments.filter((segment) => !landed.includes(segment));
      for (const segment of landed) await disk.remove(segment.path);
      await disk.syncFolder(folder);
      stored -= landed.reduce((sum, segment) => sum + segment.bytes, 0);
    },
    close: async () => {
      await wake();
      failure ??= new LogFailed('the log is closed');
      await file.close();
      await unlock();
    },
  };
}

/** Opens the segments, and the file of the last for writing. */
async function openLast({ disk, folder, landed, onEvent }: LogOptions): Promise<{
  readonly opened: OpenedSegments;
  readonly last: Segment;
  readonly file: DiskFile;
}> {
  const opened = await openSegments(disk, folder, landed, onEvent);
  const last = opened.segments.at(-1) ?? (await createSegment(disk, folder, opened.id, 0));
  return { opened, last, file: await disk.open(last.path, 'append') };
}

/** No space, no quota, or a file as large as it may be: all pass when there is room. */
function isFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
