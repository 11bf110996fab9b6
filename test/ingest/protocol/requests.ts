import fc from 'fast-check';
import protobuf from 'protobufjs';

/** Raccoon's messages as its .proto says, read by the whole library: a second opinion on our own walk. */
const root = protobuf.parse(`
  syntax = "proto3";
  message Timestamp { int64 seconds = 1; int32 nanos = 2; }
  message SendEventRequest { string req_guid = 1; Timestamp sent_time = 2; repeated Event events = 3; }
  message Event {
    bytes event_bytes = 1; string type = 2; string event_name = 3; string product = 4;
    Timestamp event_timestamp = 5; bool is_mirrored = 6; bool is_exclusive = 7; string app_version = 8;
    int32 platform = 9;
  }
  message SendEventResponse {
    int32 status = 1; int32 code = 2; int64 sent_time = 3; string reason = 4; map<string, string> data = 5;
  }`).root;

export const requestType = root.lookupType('SendEventRequest');
export const responseType = root.lookupType('SendEventResponse');

const timestamp = fc.record({
  seconds: fc.integer({ min: -1e9, max: 4e9 }),
  nanos: fc.integer({ min: 0, max: 999_999_999 }),
});
/** Left out as often as not. */
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });
const text = fc.string({ unit: 'grapheme', minLength: 1 });

/** A request of Raccoon's, with the fields in protobufjs's own spelling. */
export const anyRequest = fc.record({
  reqGuid: fc.string({ unit: 'grapheme' }),
  sentTime: maybe(timestamp),
  events: fc.array(
    fc.record({
      eventBytes: fc.uint8Array({ maxLength: 40 }),
      type: fc.string({ unit: 'grapheme' }),
      eventName: maybe(text),
      product: maybe(text),
      eventTimestamp: maybe(timestamp),
      isMirrored: maybe(fc.constant(true)),
      isExclusive: maybe(fc.constant(true)),
      appVersion: maybe(text),
      platform: maybe(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 5 },
  ),
});

export type AnyRequest = typeof anyRequest extends fc.Arbitrary<infer T> ? T : never;

/** What our decoders give for such a request. */
export function decoded({ reqGuid, sentTime, events }: AnyRequest): unknown {
  return {
    reqGuid,
    sentTime,
    events: events.map(({ eventBytes, ...rest }) => ({ bytes: Buffer.from(eventBytes), ...rest })),
  };
}

export function withoutMissing(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Its protobuf. */
export function toProtobuf({ reqGuid, sentTime, events }: AnyRequest): Buffer {
  const message = { reqGuid, sentTime, events: events.map(withoutMissing) };
  return Buffer.from(requestType.encode(requestType.fromObject(withoutMissing(message))).finish());
}
