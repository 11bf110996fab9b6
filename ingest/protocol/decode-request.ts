import { decodeJson, probeJson } from './decode-json.ts';
import { decodeProtobuf, probeProtobuf } from './decode-protobuf.ts';
import type { CallRequest, Encoding, Probe, SendEventRequest } from './request.ts';

/** What the answer to a frame needs; the events are not taken apart. Never throws. */
export function probeRequest(frame: Buffer, encoding: Encoding): Probe {
  return encoding === 'protobuf' ? probeProtobuf(frame) : probeJson(frame);
}

/** The request in a frame. Throws `RequestFault` exactly when `probeRequest` finds a fault. */
export function decodeRequest(frame: Buffer, encoding: Encoding): SendEventRequest | CallRequest {
  return encoding === 'protobuf' ? decodeProtobuf(frame) : decodeJson(frame);
}
