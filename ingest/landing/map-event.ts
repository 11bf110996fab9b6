import type { IngestColumns } from '../../src/catalog/settings.ts';
import type { RequestEvent, Timestamp } from '../protocol/request.ts';
import { eventId } from './event-id.ts';
import { eventTime } from './event-time.ts';
import {
  fieldsOf,
  identifier,
  Rejection,
  rowOrReason,
  stored,
  type EventOrigin,
  type EventRow,
  type MappedEvent,
} from './event-row.ts';

/** The row of an event, or why it has none. `columns` says which fields of its JSON hold what. */
export function mapEvent(event: RequestEvent, origin: EventOrigin, columns: IngestColumns): MappedEvent {
  return rowOrReason(() => rowOf(event, origin, columns));
}

function rowOf(event: RequestEvent, origin: EventOrigin, columns: IngestColumns): EventRow {
  if (event.type === '') throw new Rejection('the event has no name: `type` is empty');
  const fields = fieldsOf(event.bytes, 'event_bytes');
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
    bot: origin.bot ? true : undefined,
    event_name: event.eventName,
    product: event.product,
    event_timestamp: event.eventTimestamp,
    is_mirrored: event.isMirrored,
    is_exclusive: event.isExclusive,
    app_version: event.appVersion,
    platform: event.platform,
  });
}
