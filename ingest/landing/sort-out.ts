import { setImmediate } from 'node:timers/promises';
import type { IngestColumns } from '../../src/catalog/settings.ts';
import type { LogItem } from '../log/read-segments.ts';
import type { LogRecord } from '../log/record.ts';
import { decodeRequest } from '../protocol/decode-request.ts';
import type { EventRow, MappedEvent } from './event-row.ts';
import { mapCall } from './map-call.ts';
import { mapEvent } from './map-event.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Rejected } from './quarantine.ts';

/** A row on its way to the lake, with what quarantine needs should it turn out to be a false copy. */
export interface Candidate {
  readonly row: EventRow;
  /** Microseconds since 1970. */
  readonly receivedAt: number;
  readonly rejectedAs: (reason: string) => Rejected;
}

/** What a stretch of the log holds. */
export interface SortedOut {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejected[];
}

/** Events after which sockets get their turn: a few milliseconds. */
const eventsPerTurn = 500;

/** Takes the frames of a stretch of the log apart: events that can land, and what cannot, with its reason. */
export async function sortOut(
  items: readonly LogItem[],
  columns: IngestColumns,
  privacy: Privacy | undefined,
): Promise<SortedOut> {
  const candidates: Candidate[] = [];
  const rejected: Rejected[] = [];
  let turn = 0;
  for (const item of items) {
    if (item.kind === 'damage') rejected.push(damaged(item));
    else if (item.record.entry.kind === 'refused') rejected.push(refused(item.record));
    else sortOutBatch(item.record, { columns, privacy }, candidates, rejected);
    if (candidates.length + rejected.length - turn < eventsPerTurn) continue;
    turn = candidates.length + rejected.length;
    await setImmediate();
  }
  return { candidates, rejected };
}

function sortOutBatch(
  { entry, offset }: LogRecord,
  { columns, privacy }: { readonly columns: IngestColumns; readonly privacy: Privacy | undefined },
  candidates: Candidate[],
  rejected: Rejected[],
): void {
  const frame = Buffer.from(entry.frame.buffer, entry.frame.byteOffset, entry.frame.length);
  const request = decodeRequest(frame, entry.encoding);
  const { reqGuid } = request;
  const { group, bot, receivedAt } = entry;
  const cleaned = (bytes: Uint8Array): Uint8Array => privacy?.clean(bytes) ?? bytes;
  const add = (position: number, type: string | undefined, bytes: Uint8Array, mapped: MappedEvent): void => {
    const rejectedAs = (reason: string): Rejected => ({
      outcome: 'quarantined',
      reason,
      events: 1,
      type,
      reqGuid,
      position,
      entry,
      offset,
      bytes,
    });
    if (mapped.kind === 'rejected') rejected.push(rejectedAs(mapped.reason));
    else candidates.push({ row: mapped.row, receivedAt, rejectedAs });
  };
  if ('calls' in request) {
    const { calls, sentAt } = request;
    calls.forEach(({ bytes }, position) => {
      const mapped = mapCall(cleaned(bytes), { group, bot, reqGuid, position }, { receivedAt, sentAt });
      add(position, mapped.kind === 'row' ? mapped.row.name : undefined, bytes, mapped);
    });
  } else {
    request.events.forEach((event, position) => {
      const origin = { group, bot, reqGuid, position };
      const mapped = mapEvent({ ...event, bytes: cleaned(event.bytes) }, origin, columns);
      add(position, event.type, event.bytes, mapped);
    });
  }
}

function refused({ entry, offset }: LogRecord): Rejected {
  const unknown = { type: undefined, reqGuid: undefined, position: undefined };
  const { reason, events } = entry;
  return { outcome: 'refused', reason, events, ...unknown, entry, offset, bytes: entry.frame };
}

function damaged(item: Extract<LogItem, { kind: 'damage' }>): Rejected {
  return {
    outcome: 'quarantined',
    reason: `the log is damaged at byte ${item.position} of ${item.file}: records ${item.from} to ${item.to - 1}`,
    events: 1,
    type: undefined,
    reqGuid: undefined,
    position: undefined,
    entry: undefined,
    offset: item.from,
    bytes: item.bytes,
  };
}
