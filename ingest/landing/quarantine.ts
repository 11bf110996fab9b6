import type { LogEntry } from '../log/record.ts';
import { formatTime } from './event-time.ts';

/** What was rejected, and why: a line of a quarantine file. */
export interface Rejected {
  /** `refused`: its client was told so. `quarantined`: it was acknowledged, and is kept here. */
  readonly outcome: 'quarantined' | 'refused';
  readonly reason: string;
  /** How many events it counts for: more than one only where nothing but their number is known. */
  readonly events: number;
  readonly type: string | undefined;
  readonly reqGuid: string | undefined;
  /** The event's place in its request. */
  readonly position: number | undefined;
  /** The frame's header in the log; undefined for a damaged stretch of it. */
  readonly entry: LogEntry | undefined;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A quarantine file: NDJSON, the bytes in base64. */
export function encodeQuarantine(rejected: readonly Rejected[]): Buffer {
  const lines = rejected.map(({ entry, bytes, outcome, reason, events, type, reqGuid, position, offset }) =>
    JSON.stringify({
      outcome,
      reason,
      events,
      type,
      group: entry?.group,
      connection: entry?.connection,
      encoding: entry?.encoding,
      req_guid: reqGuid,
      position,
      received_at: entry && formatTime(BigInt(entry.receivedAt)),
      log_offset: offset,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
    }),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}
