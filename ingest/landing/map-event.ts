import { isUtf8 } from 'node:buffer';
import type { IngestColumns } from '../../src/catalog/settings.ts';
import type { RequestEvent, Timestamp } from '../protocol/request.ts';
import { eventId } from './event-id.ts';
import { eventTime } from './event-time.ts';
import { deepest, members } from './members.ts';

/** An event as it lies in the lake. Times in microseconds since 1970. */
export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly user: string | undefined;
  readonly anonymous: string | undefined;
  readonly time: bigint;
  /** JSON text of an object. */
  readonly properties: string;
  /** JSON text: the group, and what the protocol said beside the bytes. */
  readonly source: string;
}

/** Where an event came from: its request, and its place in it. */
export interface EventOrigin {
  readonly group: string;
  readonly reqGuid: string;
  readonly position: number;
}

export type MappedEvent =
  { readonly kind: 'row'; readonly row: EventRow } | { readonly kind: 'rejected'; readonly reason: string };

/** Thrown inside this file: why the event cannot land. */
class Rejection extends Error {}

/** The row of an event, or why it has none. `columns` says which fields of its JSON hold what. */
export function mapEvent(event: RequestEvent, origin: EventOrigin, columns: IngestColumns): MappedEvent {
  try {
    return { kind: 'row', row: rowOf(event, origin, columns) };
  } catch (error) {
    if (error instanceof Rejection) return { kind: 'rejected', reason: error.message };
    throw error;
  }
}

function rowOf(event: RequestEvent, origin: EventOrigin, columns: IngestColumns): EventRow {
  if (event.type === '') throw new Rejection('the event has no name: `type` is empty');
  const fields = fieldsOf(event.bytes);
  const time = timeOf(fields.get(columns.time), event.eventTimestamp, columns.time);
  return {
    id: identifier(fields, columns.id) ?? eventId(origin.group, origin.reqGuid, origin.position, event.bytes),
    name: stored(event.type, 'type'),
    user: identifier(fields, columns.user),
    anonymous: identifier(fields, columns.anonymous),
    time,
    properties: propertiesOf(fields, columns),
    source: sourceOf(event, origin),
  };
}

function fieldsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  if (!isUtf8(bytes)) throw new Rejection('event_bytes is not UTF-8');
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  try {
    JSON.parse(source);
  } catch {
    throw new Rejection(source === '' ? 'event_bytes is empty' : 'event_bytes is not JSON');
  }
  const fields = members(source);
  if (fields === undefined) throw new Rejection('event_bytes is not a JSON object');
  if (fields === 'deep') throw new Rejection(`event_bytes is nested more than ${deepest} levels deep`);
  return fields;
}

/** A text or integer as text, with all its digits; undefined when it is missing, null or empty. */
function identifier(fields: ReadonlyMap<string, string>, field: string): string | undefined {
  const source = fields.get(field);
  if (source === undefined || source === 'null' || source === '""') return undefined;
  if (/^-?\d+$/.test(source)) return source;
  if (!source.startsWith('"')) throw new Rejection(`\`${field}\` is neither text nor an integer`);
  const text: unknown = JSON.parse(source);
  return stored(String(text), field);
}

/** Text that every engine can hold. */
function stored(text: string, field: string): string {
  if (text.includes('\0')) throw new Rejection(`\`${field}\` holds a NUL character`);
  if (/\p{Surrogate}/u.test(text)) throw new Rejection(`\`${field}\` holds half of a character`);
  return text;
}

function timeOf(source: string | undefined, timestamp: Timestamp | undefined, field: string): bigint {
  if (source !== undefined && source !== 'null') {
    const time = eventTime(JSON.parse(source));
    if (time !== undefined) return time;
    throw new Rejection(
      `\`${field}\` is neither an RFC 3339 time nor milliseconds since 1970, in the years 1 to 9999`,
    );
  }
  if (timestamp === undefined) throw new Rejection(`the event has no time: \`${field}\` is missing`);
  const time = eventTime(timestamp.seconds * 1000);
  if (time === undefined || timestamp.nanos < 0 || timestamp.nanos > 999_999_999) {
    throw new Rejection('`event_timestamp` is not in the years 1 to 9999');
  }
  return time + BigInt(Math.floor(timestamp.nanos / 1000));
}

function propertiesOf(fields: ReadonlyMap<string, string>, columns: IngestColumns): string {
  if (columns.properties !== undefined) {
    const source = fields.get(columns.properties) ?? 'null';
    if (source === 'null') return '{}';
    if (!source.startsWith('{')) throw new Rejection(`\`${columns.properties}\` is not an object`);
    return source;
  }
  const own = [columns.user, columns.anonymous, columns.time, columns.id];
  const rest = [...fields].filter(([name]) => !own.includes(name));
  return `{${rest.map(([name, source]) => `${JSON.stringify(name)}:${source}`).join(',')}}`;
}

function sourceOf(event: RequestEvent, origin: EventOrigin): string {
  // Undefined fields are left out.
  return JSON.stringify({
    group: origin.group,
    event_name: event.eventName,
    product: event.product,
    event_timestamp: event.eventTimestamp,
    is_mirrored: event.isMirrored,
    is_exclusive: event.isExclusive,
    app_version: event.appVersion,
    platform: event.platform,
  });
}
