import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import type { IngestEvent } from '../ingest-event.ts';
import type { Manifest } from '../lake/manifest.ts';
import { addEntry, type LogCounts } from '../log/open-segments.ts';
import type { Log } from '../log/open-log.ts';
import type { LogItem, LogStretch } from '../log/read-segments.ts';
import { withoutContent } from '../without-content.ts';
import { land, type LandingRoom } from './land.ts';

/** About how much of the log one landing takes: it has to fit into memory a few times. */
const stretchBytes = 32 * 2 ** 20;

/** Lands a log as it grows. */
export interface Lander {
  /** The lake's state after the last landing. */
  readonly manifest: () => Manifest;
  /** Lands all that the log holds at the call. Rejects when it cannot; the log still holds it then. */
  readonly landAll: () => Promise<void>;
  /** Lands what is left, and ends. What cannot be landed now stays in the log. */
  readonly close: () => Promise<void>;
}

/** A lander on top of `manifest`, that also lands every `landEvery` milliseconds. One landing runs at a time. */
export function createLander(
  room: LandingRoom,
  log: Log,
  manifest: Manifest,
  landEvery: number,
  onEvent: (event: IngestEvent) => void,
): Lander {
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  let closed = false;

  async function landThrough(end: number): Promise<void> {
    while ((manifest.offsets[log.id] ?? 0) < end) {
      const began = room.clock.now();
      const from = manifest.offsets[log.id] ?? 0;
      const stretch = await read(from, end);
      const landed = await land(room, manifest, log.id, stretch);
      manifest = landed.manifest;
      await log.release(stretch.next, countsOf(stretch.items));
      const milliseconds = (room.clock.now() - began) / 1000;
      onEvent({ kind: 'landed', manifest: manifest.number, counts: landed.counts, milliseconds });
    }
  }

  /** Stretches end where segments end; small ones are put together, for each landing makes a file per event and day. */
  async function read(from: number, end: number): Promise<LogStretch> {
    const items: LogItem[] = [];
    let bytes = 0;
    let next = from;
    while (next < end && bytes < stretchBytes) {
      const stretch = await log.read(next, stretchBytes - bytes);
      if (stretch.next === next) break;
      next = stretch.next;
      for (const item of stretch.items) {
        items.push(item);
        bytes += item.kind === 'record' ? item.record.end - item.record.at : item.bytes.length;
      }
    }
    return { items, next };
  }

  const landAll = (): Promise<void> => {
    const landing = running.then(() => landThrough(log.end()));
    running = landing.catch(() => undefined);
    return landing;
  };
  const report = (error: unknown): void => {
    onEvent({ kind: 'landing failed', message: reasonOf(error) });
  };
  const stopTimer = room.clock.every(landEvery, () => {
    if (waiting || closed) return;
    waiting = true;
    void landAll()
      .catch(report)
      .finally(() => (waiting = false));
  });
  return {
    manifest: () => manifest,
    landAll,
    close: async () => {
      stopTimer();
      await landAll().catch(report);
      closed = true;
    },
  };
}

/** The engine quotes values in its words; those of the disk hold paths alone. */
function reasonOf(error: unknown): string {
  if (error instanceof CinnabarError) return withoutContent(error.message);
  return error instanceof Error ? error.message : String(error);
}

function countsOf(items: readonly LogItem[]): LogCounts {
  return items.reduce<LogCounts>(
    (counts, item) => (item.kind === 'record' ? addEntry(counts, item.record.entry) : counts),
    { waiting: 0, refused: 0 },
  );
}
