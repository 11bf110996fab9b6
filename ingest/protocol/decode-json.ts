import { isUtf8 } from 'node:buffer';
import { eventBytes } from './event-bytes.ts';
import {
  RequestFault,
  requestEvent,
  type Probe,
  type RequestEvent,
  type SendEventRequest,
  type Timestamp,
} from './request.ts';

/** Is the text frame a `SendEventRequest`, of how many events. */
export function probeJson(frame: Buffer): Probe {
  const found = read(frame);
  return found.fault === undefined
    ? { kind: 'request', reqGuid: found.request.reqGuid, events: found.request.events.length }
    : { kind: 'fault', reqGuid: found.request.reqGuid, reason: found.fault };
}

/**
 * Raccoon's `SendEventRequest` from its JSON: as Go's encoding/json reads it (keys in any case), and what its own
 * documents and clients send beside: `eventBytes`, bytes as an array of numbers, RFC 3339 times. Throws
 * `RequestFault`.
 */
export function decodeJson(frame: Buffer): SendEventRequest {
  const { request, fault } = read(frame);
  if (fault !== undefined) throw new RequestFault(fault);
  return request;
}

/** The request as far as it can be read, and the first fault in it. */
function read(frame: Buffer): { readonly request: SendEventRequest; readonly fault: string | undefined } {
  const found = { reqGuid: '', sentTime: undefined as Timestamp | undefined, events: [] as RequestEvent[] };
  try {
    const fields = record(parse(frame), 'value');
    found.reqGuid = text(fields.get('reqguid'), 'req_guid') ?? '';
    found.sentTime = timestamp(fields.get('senttime'), 'sent_time');
    const events = fields.get('events') ?? [];
    if (!Array.isArray(events)) throw mistyped(events, 'events', 'an array');
    found.events = events.map((each: unknown, index) => event(each, index));
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error;
    return { request: found, fault: error.message };
  }
  return { request: found, fault: undefined };
}

function parse(frame: Buffer): unknown {
  if (!isUtf8(frame)) throw new RequestFault('invalid UTF-8 in the JSON');
  const source = frame.toString('utf8');
  try {
    return JSON.parse(source);
  } catch (error) {
    const first = /[^ \t\r\n]/u.exec(source)?.[0];
    if (first === undefined) throw new RequestFault('unexpected end of JSON input');
    // The words of Go's encoding/json where they are simple, else those of this engine.
    const starts = /[[{"\-0-9tfn]/.test(first);
    const reason = starts
      ? `invalid JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`
      : `invalid character '${first}' looking for beginning of value`;
    throw new RequestFault(reason);
  }
}

function event(value: unknown, index: number): RequestEvent {
  const place = (field: string): string => `events[${index}].${field}`;
  const fields = record(value, `events[${index}]`);
  return {
    ...requestEvent(eventBytes(fields.get('eventbytes'), place('event_bytes')), ''),
    type: text(fields.get('type'), place('type')) ?? '',
    eventName: text(fields.get('eventname'), place('event_name')),
    product: text(fields.get('product'), place('product')),
    eventTimestamp: timestamp(fields.get('eventtimestamp'), place('event_timestamp')),
    isMirrored: flag(fields.get('ismirrored'), place('is_mirrored')),
    isExclusive: flag(fields.get('isexclusive'), place('is_exclusive')),
    appVersion: text(fields.get('appversion'), place('app_version')),
    platform: integer(fields.get('platform'), place('platform')),
  };
}

/** The fields by their names in small letters without `_`: `event_bytes` and `eventBytes` are one. */
function record(value: unknown, place: string): ReadonlyMap<string, unknown> {
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) throw mistyped(value, place, 'an object');
  return new Map(Object.entries(value).map(([key, each]) => [key.toLowerCase().replaceAll('_', ''), each]));
}

function text(value: unknown, place: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw mistyped(value, place, 'a string');
  return value;
}

function flag(value: unknown, place: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw mistyped(value, place, 'a boolean');
  return value;
}

function integer(value: unknown, place: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw mistyped(value, place, 'an integer');
  return value;
}

/** `{ seconds, nanos }`, or RFC 3339 as protobuf's own JSON has it. */
function timestamp(value: unknown, place: string): Timestamp | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') {
    const milliseconds = Date.parse(value);
    if (Number.isNaN(milliseconds)) throw new RequestFault(`${place} is not an RFC 3339 time`);
    const nanos = Number((/\.(\d+)/.exec(value)?.[1] ?? '').slice(0, 9).padEnd(9, '0'));
    return { seconds: Math.floor(milliseconds / 1000), nanos };
  }
  const fields = record(value, place);
  return {
    seconds: integer(fields.get('seconds'), `${place}.seconds`) ?? 0,
    nanos: integer(fields.get('nanos'), `${place}.nanos`) ?? 0,
  };
}

function mistyped(value: unknown, place: string, wanted: string): RequestFault {
  const kind = Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;
  return new RequestFault(`json: ${place} is ${kind}, not ${wanted}`);
}
