import protobuf from 'protobufjs/minimal.js';

/** An event as Raccoon's clients send it: its name, and a JSON body. */
export interface OutgoingEvent {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Raccoon's `SendEventRequest` as protobuf. `sentAt`: milliseconds since 1970. */
export function encodeRequest(request: {
  readonly reqGuid: string;
  readonly sentAt: number;
  readonly events: readonly OutgoingEvent[];
}): Uint8Array {
  const writer = protobuf.Writer.create();
  if (request.reqGuid !== '') writer.uint32(10).string(request.reqGuid);
  writer.uint32(18).fork();
  writer.uint32(8).int64(Math.floor(request.sentAt / 1000));
  writer.uint32(16).int32(Math.floor(request.sentAt % 1000) * 1_000_000);
  writer.ldelim();
  for (const { bytes, type } of request.events) {
    writer.uint32(26).fork().uint32(10).bytes(bytes).uint32(18).string(type).ldelim();
  }
  return writer.finish();
}
