import type { LogEntry } from '../log/record.ts';
import type { Privacy } from '../privacy/privacy.ts';
import { withoutContent } from '../without-content.ts';
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

/**
 * A quarantine file: NDJSON, the bytes in base64. Rules of privacy hold here too: of an event that they can be applied to
 * the cleaned bytes are kept, of all else how many there were. A connection may be called by its user.
 */
export function encodeQuarantine(rejected: readonly Rejected[], privacy: Privacy | undefined): Buffer {
  const lines = rejected.map((each) => {
    const { entry, outcome, reason, events, type, reqGuid, position, offset } = each;
    const bytes = privacy === undefined ? each.bytes : cleaned(each, privacy);
    return JSON.stringify({
      outcome,
      // A parser quotes what it could not read.
      reason: privacy !== undefined && outcome === 'refused' ? withoutContent(reason) : reason,
      events,
      type,
      group: entry?.group,
      connection: privacy === undefined ? entry?.connection : undefined,
      encoding: entry?.encoding,
      req_guid: reqGuid,
      position,
      received_at: entry && formatTime(BigInt(entry.receivedAt)),
      log_offset: offset,
      bytes: bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
      withheld_bytes: bytes === undefined ? each.bytes.length : undefined,
    });
  });
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

/** What has no place in a request is no event, but a whole frame or a piece of the log. */
function cleaned({ position, bytes }: Rejected, privacy: Privacy): Uint8Array | undefined {
  return position === undefined ? undefined : privacy.clean(bytes);
}
