import { callTypes } from '../protocol/calls.ts';
import { deepest, members } from '../protocol/members.ts';
import { eventId } from './event-id.ts';
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
import { eventTime, isInstant } from './event-time.ts';

/** A device's clock that is off by more than this is corrected; a slow network is no wrong clock. Microseconds. */
const tolerated = 60n * 1_000_000n;

/** When a request came, and when its device says that it sent it. */
export interface Sending {
  /** Microseconds since 1970. */
  readonly receivedAt: number;
  /** JSON text; undefined when the batch says nothing. */
  readonly sentAt: string | undefined;
}

type Fields = ReadonlyMap<string, string>;

/**
 * The row of a call of a web SDK, or why it has none. Its fields have fixed names, whatever the settings' `columns`
 * say. A track call is called by its `event`, the others by their type; `context` becomes a property.
 */
export function mapCall(bytes: Uint8Array, origin: EventOrigin, sending: Sending): MappedEvent {
  return rowOrReason(() => rowOf(bytes, origin, sending));
}

function rowOf(bytes: Uint8Array, origin: EventOrigin, sending: Sending): EventRow {
  const fields = fieldsOf(bytes, 'the call');
  const type = typeOf(fields);
  const name = type === 'track' ? textOf(fields, 'event') : type;
  if (name === undefined) throw new Rejection('the event has no name: `event` is missing, or no text');
  const { time, said } = timeOf(fields, sending);
  return {
    id: identifier(fields, 'messageId') ?? eventId(origin.group, origin.reqGuid, origin.position, bytes),
    name: stored(name, 'event'),
    user: identifier(fields, 'userId'),
    anonymous: identifier(fields, 'anonymousId'),
    time,
    properties: propertiesOf(fields, type),
    // Undefined fields are left out.
    source: JSON.stringify({
      group: origin.group,
      bot: origin.bot ? true : undefined,
      call: type,
      said_time: said,
    }),
  };
}

function typeOf(fields: Fields): string {
  const type = textOf(fields, 'type') ?? (textOf(fields, 'event') === undefined ? undefined : 'track');
  if (type !== undefined && callTypes.some((each) => each === type)) return type;
  throw new Rejection(`\`type\` is none of ${callTypes.join(', ')}`);
}

/** A text that is not empty. */
function textOf(fields: Fields, field: string): string | undefined {
  const source = fields.get(field);
  if (source === undefined || !source.startsWith('"') || source === '""') return undefined;
  return String(JSON.parse(source));
}

function valueOf(fields: Fields, field: string): string | undefined {
  const source = fields.get(field);
  return source === 'null' ? undefined : source;
}

/**
 * When it happened, and what the call says about that, as far as it is not the same. RudderStack's device time is
 * `originalTimestamp`; a `timestamp` beside it was worked out by somebody else. Segment's is `timestamp` alone.
 */
function timeOf(
  fields: Fields,
  { receivedAt, sentAt }: Sending,
): { readonly time: bigint; readonly said: string | undefined } {
  const original = valueOf(fields, 'originalTimestamp');
  const given = valueOf(fields, 'timestamp');
  const received = BigInt(receivedAt);
  if (original === undefined && given === undefined) return { time: received, said: '' };
  const field = given === undefined ? 'originalTimestamp' : 'timestamp';
  const said = given ?? original ?? '';
  const time = eventTime(JSON.parse(said));
  if (time === undefined) {
    throw new Rejection(
      `\`${field}\` is neither an RFC 3339 time nor milliseconds since 1970, in the years 1 to 9999`,
    );
  }
  if (original !== undefined && given !== undefined) return { time, said: undefined };
  const sent = eventTime(JSON.parse(valueOf(fields, 'sentAt') ?? sentAt ?? 'null'));
  const off = sent === undefined ? 0n : received - sent;
  if ((off <= tolerated && off >= -tolerated) || !isInstant(time + off)) return { time, said: undefined };
  return { time: time + off, said: String(time) };
}

/** What the call says beside who, what and when: numbers keep all their digits. */
function propertiesOf(fields: Fields, type: string): string {
  const all = new Map(objectAt(fields, bodyOf(type)));
  if (type === 'identify' && all.size === 0) {
    for (const [name, value] of objectIn(fields, 'context', 'traits')) all.set(name, value);
  }
  for (const name of [...besides(type), 'context']) {
    const value = valueOf(fields, name);
    if (value !== undefined && !all.has(name)) all.set(name, value);
  }
  return `{${[...all].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function bodyOf(type: string): string {
  return type === 'identify' || type === 'group' ? 'traits' : 'properties';
}

/** The fields of its own that a type has beside its body. */
function besides(type: string): readonly string[] {
  if (type === 'page' || type === 'screen') return ['name', 'category'];
  if (type === 'group') return ['groupId'];
  return type === 'alias' ? ['previousId'] : [];
}

function objectAt(fields: Fields, field: string): Fields {
  const source = valueOf(fields, field);
  if (source === undefined) return new Map();
  const found = members(source);
  if (found === undefined) throw new Rejection(`\`${field}\` is not an object`);
  if (found === 'deep') throw new Rejection(`\`${field}\` is nested more than ${deepest} levels deep`);
  return found;
}

/** The object at `outer.inner`; empty when there is none. */
function objectIn(fields: Fields, outer: string, inner: string): Fields {
  const source = valueOf(fields, outer);
  const found = source === undefined ? undefined : members(source);
  return typeof found === 'object' && found.get(inner)?.startsWith('{') === true
    ? objectAt(found, inner)
    : new Map();
}
