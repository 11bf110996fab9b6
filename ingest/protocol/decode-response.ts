import protobuf from 'protobufjs/minimal.js';
import type { SendEventResponse } from './response.ts';

/** Raccoon's `SendEventResponse` from its protobuf. Throws when it is none. */
export function decodeResponse(frame: Buffer): SendEventResponse {
  const reader = protobuf.Reader.create(frame);
  const found = { status: 0, code: 0, sentTime: 0, reason: '', data: {} as Record<string, string> };
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag === 8) found.status = reader.int32();
    else if (tag === 16) found.code = reader.int32();
    else if (tag === 24) found.sentTime = Number(reader.int64());
    else if (tag === 34) found.reason = reader.string();
    else if (tag === 42) readEntry(reader, found.data);
    else reader.skipType(tag & 7, 0, tag >>> 3);
  }
  return found;
}

function readEntry(reader: protobuf.Reader, data: Record<string, string>): void {
  let key = '';
  let value = '';
  const length = reader.uint32();
  for (const end = reader.pos + length; reader.pos < end;) {
    const tag = reader.uint32();
    if (tag === 10) key = reader.string();
    else if (tag === 18) value = reader.string();
    else reader.skipType(tag & 7, 0, tag >>> 3);
  }
  data[key] = value;
}
