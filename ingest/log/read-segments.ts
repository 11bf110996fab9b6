import type { Disk } from '../disk/disk.ts';
import type { LogRecord } from './record.ts';
import { scan } from './scan.ts';
import { segmentHeaderBytes, type Segment } from './segment.ts';

/** What the log holds in an offset's place. */
export type LogItem =
  | { readonly kind: 'record'; readonly record: LogRecord }
  /** Bytes that are no record, where the records `[from, to)` should be. */
  | {
      readonly kind: 'damage';
      readonly from: number;
      readonly to: number;
      readonly file: string;
      readonly position: number;
      readonly bytes: Uint8Array;
    };

/** A stretch of the log: its items in order, and the offset after them. */
export interface LogStretch {
  readonly items: readonly LogItem[];
  readonly next: number;
}

export type LogReader = (from: number, maxBytes: number) => Promise<LogStretch>;

/** A reader of the durable records in `segments`; it remembers where it stopped, for the next call goes on there. */
export function logReader(disk: Disk, segments: () => readonly Segment[], seed: number): LogReader {
  let stopped = { offset: -1, path: '', position: 0 };

  return async (from, maxBytes) => {
    const items: LogItem[] = [];
    const segment = segments().find((each) => each.end > from);
    if (segment === undefined) return { items, next: from };
    if (segment.first > from) {
      const missing = { file: segment.path, position: 0, bytes: new Uint8Array() };
      items.push({ kind: 'damage', from, to: segment.first, ...missing });
      from = segment.first;
    }
    const resumes = stopped.offset === from && stopped.path === segment.path;
    let next = resumes ? from : segment.first;
    let position = resumes ? stopped.position : segmentHeaderBytes;
    const { end, bytes: size } = segment;
    const file = await disk.open(segment.path, 'read');
    try {
      for (let length = maxBytes; next < end;) {
        const bytes = await file.readAt(position, Math.min(length, size - position));
        const whole = position + bytes.length >= size;
        let used = 0;
        for (const found of scan(bytes, 0, next, seed, whole)) {
          if (found.kind === 'tail') break;
          if (found.kind === 'record') {
            const { record } = found;
            used = record.end;
            if (record.offset >= from) items.push(found);
            next = record.offset + 1;
            continue;
          }
          used = found.end;
          const after = offsetAt(bytes, found.end);
          items.push(damage(segment, next, after, position + found.at, bytes.subarray(found.at, found.end)));
          next = after;
        }
        if (whole && next < end) {
          items.push(damage(segment, next, end, position + used, bytes.subarray(used)));
          next = end;
          used = bytes.length;
        }
        position += used;
        // A record longer than what was read: read more. A stretch before `from`: go on.
        if (used === 0) length *= 2;
        if (items.length > 0) break;
      }
    } finally {
      await file.close();
    }
    stopped = { offset: next, path: segment.path, position };
    return {
      items: items.filter((item) => item.kind === 'record' || item.to > from),
      next: Math.max(next, from),
    };
  };
}

function damage(segment: Segment, from: number, to: number, position: number, bytes: Uint8Array): LogItem {
  return { kind: 'damage', from, to, file: segment.path, position, bytes };
}

/** The offset of the record at `at`, which is known to be whole. */
function offsetAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at + 8));
}
