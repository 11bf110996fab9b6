import { isUtf8 } from 'node:buffer';
import { readCalls } from './calls.ts';
import { eventBytes } from './event-bytes.ts';
import { fieldName } from './field-name.ts';
import {
  RequestFault,
  requestEvent,
  type CallRequest,
  type Probe,
  type RequestEvent,
  type SendEventRequest,
  type Timestamp,
} from './request.ts';

/** Is the text frame a request, of how many events. */
export function probeJson(frame: Buffer): Probe {
  const { reqGuid, request, fault } = read(frame);
  if (request === undefined) return { kind: 'fault', reqGuid, reason: fault };
  return {
    kind: 'request',
    reqGuid,
    events: 'calls' in request ? request.calls.length : request.events.length,
  };
}

/**
 * The request in a text frame: the calls of a web SDK, or Raccoon's `SendEventRequest` as Go's encoding/json reads it
 * (keys in any case), with what its own documents and clients send beside: `eventBytes`, bytes as an array of numbers,
 * RFC 3339 times. Throws `RequestFault`.
 */
export function decodeJson(frame: Buffer): SendEventRequest | CallRequest {
  const { request, fault } = read(frame);
  if (request === undefined) throw new RequestFault(fault);
  return request;
}

type Read =
  | { readonly reqGuid: string; readonly request: SendEventRequest | CallRequest; readonly fault?: undefined }
  | { readonly reqGuid: string; readonly request?: undefined; readonly fault: string };

/** The request; or the first fault in it, with the id as far as it was read. */
function read(frame: Buffer): Read {
  let reqGuid = '';
  try {
    const source = textOf(frame);
    const fields = record(parse(source), 'value');
    reqGuid = text(fields.get('reqguid'), 'req_guid') ?? '';
    const calls = readCalls(source, fields);
    if (calls !== undefined) return { reqGuid, request: { reqGuid, ...calls } };
    const sentTime = timestamp(fields.get('senttime'), 'sent_time');
    const events = fields.get('events') ?? [];
    if (!Array.isArray(events)) throw mistyped(events, 'events', 'an array');
    const found = events.map((each: unknown, index): RequestEvent => event(each, index));
    return { reqGuid, request: { reqGuid, sentTime, events: found } };
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error;
    return { reqGuid, fault: error.message };
  }
}

function textOf(frame: Buffer): string {
  if (!isUtf8(frame)) throw new RequestFault('invalid UTF-8 in the JSON');
  return frame.toString('utf8');
}

function parse(source: string): unknown {
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

/** The fields of an object by their names. */
function record(value: unknown, place: string): ReadonlyMap<string, unknown> {
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) throw mistyped(value, place, 'an object');
  return new Map(Object.entries(value).map(([key, each]) => [fieldName(key), each]));
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
