import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import {
  RequestFault,
  requestEvent,
  type Probe,
  type RequestEvent,
  type SendEventRequest,
  type Timestamp,
} from './request.ts';

const { BufferReader } = protobuf;
type Reader = protobuf.Reader;

/** The wire types of protobuf that a known field can have. A known field of another type is an unknown one. */
const varint = 0;
const delimited = 2;

/** As Raccoon says it, no-break space and all. */
const invalidWire = 'proto:\u00a0cannot parse invalid wire-format data';
const invalidUtf8 = 'string field contains invalid UTF-8';

/** Walks a `SendEventRequest` without building it: is it one, of how many events. */
export function probeProtobuf(frame: Buffer): Probe {
  let reqGuid = '';
  let events = 0;
  try {
    walk(new BufferReader(frame), frame.length, (reader, field) => {
      if (field === tag(1, delimited)) reqGuid = text(reader);
      else if (field === tag(2, delimited)) timestamp(reader);
      else if (field === tag(3, delimited)) {
        event(reader);
        events++;
      } else return false;
      return true;
    });
  } catch (error) {
    return { kind: 'fault', reqGuid, reason: reasonOf(error) };
  }
  return { kind: 'request', reqGuid, events };
}

/** Raccoon's `SendEventRequest` from its protobuf. The events' bytes are views of `frame`. Throws `RequestFault`. */
export function decodeProtobuf(frame: Buffer): SendEventRequest {
  let reqGuid = '';
  let sentTime: Timestamp | undefined;
  const events: RequestEvent[] = [];
  try {
    walk(new BufferReader(frame), frame.length, (reader, field) => {
      if (field === tag(1, delimited)) reqGuid = text(reader);
      else if (field === tag(2, delimited)) sentTime = timestamp(reader);
      else if (field === tag(3, delimited)) events.push(event(reader));
      else return false;
      return true;
    });
  } catch (error) {
    throw new RequestFault(reasonOf(error));
  }
  return { reqGuid, sentTime, events };
}

function event(reader: Reader): RequestEvent {
  const found: { -readonly [Field in keyof RequestEvent]: RequestEvent[Field] } = requestEvent(empty, '');
  inner(reader, (field) => {
    if (field === tag(1, delimited)) found.bytes = reader.bytes();
    else if (field === tag(2, delimited)) found.type = text(reader);
    else if (field === tag(3, delimited)) found.eventName = text(reader);
    else if (field === tag(4, delimited)) found.product = text(reader);
    else if (field === tag(5, delimited)) found.eventTimestamp = timestamp(reader);
    else if (field === tag(6, varint)) found.isMirrored = reader.bool();
    else if (field === tag(7, varint)) found.isExclusive = reader.bool();
    else if (field === tag(8, delimited)) found.appVersion = text(reader);
    else if (field === tag(9, varint)) found.platform = reader.int32();
    else return false;
    return true;
  });
  return found;
}

function timestamp(reader: Reader): Timestamp {
  let seconds = 0;
  let nanos = 0;
  inner(reader, (field) => {
    if (field === tag(1, varint)) seconds = Number(reader.int64());
    else if (field === tag(2, varint)) nanos = reader.int32();
    else return false;
    return true;
  });
  return { seconds, nanos };
}

const empty = new Uint8Array();

function tag(field: number, wireType: number): number {
  return field * 8 + wireType;
}

/** The fields of the message that follows with its length. */
function inner(reader: Reader, read: (field: number) => boolean): void {
  const length = reader.uint32();
  walk(reader, reader.pos + length, (_, field) => read(field));
}

/** Calls `read` at each field up to `end`; what it does not take is skipped. */
function walk(reader: Reader, end: number, read: (reader: Reader, field: number) => boolean): void {
  if (end > reader.len) throw new RequestFault(invalidWire);
  while (reader.pos < end) {
    const field = reader.uint32();
    if (field >>> 3 === 0) throw new RequestFault(invalidWire);
    if (read(reader, field)) continue;
    // The library's own skip takes a number of any length; protobuf's are of ten bytes at most.
    if ((field & 7) === varint) reader.uint64();
    else reader.skipType(field & 7, 0, field >>> 3);
  }
  if (reader.pos !== end) throw new RequestFault(invalidWire);
}

function text(reader: Reader): string {
  const bytes = reader.bytes();
  const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isUtf8(value)) throw new RequestFault(invalidUtf8);
  return value.toString('utf8');
}

function reasonOf(error: unknown): string {
  return error instanceof RequestFault ? error.message : invalidWire;
}
