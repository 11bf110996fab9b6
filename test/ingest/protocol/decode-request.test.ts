import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRequest, probeRequest } from '../../../ingest/protocol/decode-request.ts';
import { decodeResponse } from '../../../ingest/protocol/decode-response.ts';
import { encodeRequest } from '../../../ingest/protocol/encode-request.ts';
import { RequestFault, type SendEventRequest } from '../../../ingest/protocol/request.ts';
import { encodeResponse } from '../../../ingest/protocol/response.ts';
import { anyRequest, decoded, requestType, responseType, toProtobuf, withoutMissing } from './requests.ts';

interface Exchange {
  readonly title: string;
  readonly encoding: 'protobuf' | 'json';
  readonly request: string;
  readonly answer: string;
}

const exchanges = JSON.parse(
  readFileSync(new URL('../../../fixtures/raccoon/exchanges.json', import.meta.url), 'utf8'),
) as readonly Exchange[];

/** The request in a frame that holds one of Raccoon's. */
function raccoonRequest(frame: Buffer, encoding: 'protobuf' | 'json'): SendEventRequest {
  const request = decodeRequest(frame, encoding);
  if ('calls' in request) throw new Error('these are calls of an SDK');
  return request;
}

/** A request with all its undefined fields gone, and its bytes as hex. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(withoutMissing(value)).map(([name, each]) => [name, plain(each)]));
}

describe('in protobuf', () => {
  test('every request that protobuf itself encodes is read, with all of its fields', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const frame = toProtobuf(request);
        expect(plain(decodeRequest(frame, 'protobuf'))).toEqual(plain(decoded(request)));
        const { reqGuid, events } = request;
        expect(probeRequest(frame, 'protobuf')).toEqual({ kind: 'request', reqGuid, events: events.length });
      }),
    );
  });

  test('any bytes are a request or a fault, and the probe says the same as the decoder', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(), fc.nat(255), fc.nat(), (request, at, byte, cut) => {
        const frame = toProtobuf(request);
        if (frame.length > 0) frame[at % frame.length] = byte;
        const damaged = frame.subarray(0, frame.length - (cut % 3));
        const probe = probeRequest(damaged, 'protobuf');
        if (probe.kind === 'fault') expect(() => decodeRequest(damaged, 'protobuf')).toThrow(RequestFault);
        else expect(raccoonRequest(damaged, 'protobuf').events).toHaveLength(probe.events);
      }),
      { numRuns: 500 },
    );
  });

  test('what our client encodes, protobuf itself reads', () => {
    const frame = encodeRequest({
      reqGuid: 'g1',
      sentAt: 1_795_401_555_250,
      events: [{ type: 'page', bytes: Buffer.from('{}') }],
    });
    expect(requestType.decode(frame).toJSON()).toEqual({
      reqGuid: 'g1',
      sentTime: { seconds: '1795401555', nanos: 250_000_000 },
      events: [{ eventBytes: 'e30=', type: 'page' }],
    });
  });

  test.each([
    ['a group that does not end', '0b'],
    ['the end of a group that did not begin', '0c'],
    ['field number 0', '0200'],
    ['a length that lies', '0a05616263'],
    ['an event that is longer than its message', '1a030a0561'],
    ['a number of 11 bytes', '50ffffffffffffffffffffff01'],
  ])('%s is a fault', (_, hex) => {
    expect(probeRequest(Buffer.from(hex, 'hex'), 'protobuf')).toEqual({
      kind: 'fault',
      reqGuid: '',
      reason: 'proto:\u00a0cannot parse invalid wire-format data',
    });
  });

  test('groups within groups are bounded', () => {
    const frame = Buffer.alloc(100_000, 0x7b);
    expect(probeRequest(frame, 'protobuf')).toMatchObject({ kind: 'fault' });
  });
});

describe('in JSON', () => {
  const read = (value: unknown) => raccoonRequest(Buffer.from(JSON.stringify(value)), 'json');
  const fault = (source: string) => probeRequest(Buffer.from(source), 'json');

  test('a request is read whatever the case of its keys, and however its bytes are written', () => {
    const bytes = Buffer.from([0, 62, 63, 250, 251, 255]);
    const base64 = bytes.toString('base64');
    for (const event of [
      { event_bytes: base64, type: 'page' },
      { eventBytes: base64, type: 'page' },
      { EVENT_BYTES: bytes.toString('base64url'), Type: 'page' },
      { event_bytes: `${base64}==`.slice(0, 8), type: 'page', more: [1] },
      { event_bytes: [...bytes], type: 'page' },
    ]) {
      expect(plain(read({ req_guid: 'g', events: [event] }))).toEqual({
        reqGuid: 'g',
        events: [{ bytes: bytes.toString('hex'), type: 'page' }],
      });
    }
    expect(read({ reqGuid: 'camel' }).reqGuid).toBe('camel');
  });

  test('a time is seconds and nanos, or RFC 3339', () => {
    const sentTime = { seconds: 1_795_401_555, nanos: 120_000_000 };
    expect(read({ sent_time: sentTime }).sentTime).toEqual(sentTime);
    expect(read({ sent_time: '2026-11-23T04:39:15.12+01:00' }).sentTime).toEqual({
      seconds: 1_795_405_155,
      nanos: 120_000_000,
    });
  });

  test('fields 3 to 9 are kept', () => {
    const event = { event_name: 'n', product: 'p', is_exclusive: true, app_version: '1.2', platform: 2 };
    expect(plain(read({ events: [event] }).events[0])).toEqual({
      bytes: '',
      type: '',
      eventName: 'n',
      product: 'p',
      isExclusive: true,
      appVersion: '1.2',
      platform: 2,
    });
  });

  test.each([
    ['', 'unexpected end of JSON input'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['[1]', 'json: value is an array, not an object'],
    ['{"events":{}}', 'json: events is an object, not an array'],
    ['{"events":[{"type":7}]}', 'json: events[0].type is a number, not a string'],
    ['{"events":[{"event_bytes":"a"}]}', 'illegal base64 data in events[0].event_bytes'],
    ['{"events":[{"event_bytes":"ab+_"}]}', 'illegal base64 data in events[0].event_bytes'],
    ['{"events":[{"event_bytes":[256]}]}', 'json: events[0].event_bytes holds a number that is not a byte'],
    ['{"events":[{"event_bytes":7}]}', 'json: events[0].event_bytes is neither base64 nor an array of bytes'],
    ['{"sent_time":"soon"}', 'sent_time is not an RFC 3339 time'],
  ])('%j is a fault: %s', (source, reason) => {
    expect(fault(source)).toEqual({ kind: 'fault', reqGuid: '', reason });
  });

  test('a fault after the id keeps the id', () => {
    expect(fault('{"req_guid":"g7","events":7}')).toMatchObject({ kind: 'fault', reqGuid: 'g7' });
    expect(fault('{"req_guid"')).toMatchObject({
      kind: 'fault',
      reason: expect.stringMatching(/^invalid JSON: /),
    });
    expect(probeRequest(Buffer.from([0x22, 0xff, 0x22]), 'json')).toMatchObject({ kind: 'fault' });
  });

  test('any text is a request or a fault, and the probe says the same as the decoder', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', 'req_guid', 'events', 'sent_time'), (json, key) => {
        const frame = Buffer.from(key === '' ? json : `{"${key}":${json}}`);
        const probe = probeRequest(frame, 'json');
        if (probe.kind === 'fault') expect(() => decodeRequest(frame, 'json')).toThrow(RequestFault);
        else expect(raccoonRequest(frame, 'json').events).toHaveLength(probe.events);
      }),
    );
  });
});

describe('an answer', () => {
  const response = {
    status: 2,
    code: 3,
    sentTime: 1_795_401_555,
    reason: '<no> room & more',
    data: { req_guid: 'g' },
  };

  test('in protobuf is what protobuf itself reads, and our client too', () => {
    const bytes = Buffer.from(encodeResponse(response, 'protobuf'));
    expect(responseType.decode(bytes).toJSON()).toEqual({ ...response, sentTime: '1795401555' });
    expect(decodeResponse(bytes)).toEqual(response);
  });

  test('in JSON has numbers, no empty field, and no field more', () => {
    expect(encodeResponse(response, 'json')).toBe(
      '{"status":2,"code":3,"sent_time":1795401555,"reason":"\\u003cno\\u003e room \\u0026 more","data":{"req_guid":"g"}}',
    );
    expect(encodeResponse({ ...response, reason: '', data: {} }, 'json')).toBe(
      '{"status":2,"code":3,"sent_time":1795401555}',
    );
  });
});

test.each(exchanges)('the frame of "$title" is read as Raccoon reads it', ({ encoding, request, answer }) => {
  const frame = Buffer.from(request, encoding === 'json' ? 'utf8' : 'hex');
  const probe = probeRequest(frame, encoding);
  const said =
    encoding === 'json'
      ? (JSON.parse(answer) as { status: number; data: { req_guid: string } })
      : decodeResponse(Buffer.from(answer, 'hex'));
  expect(probe.kind).toBe(said.status === 1 ? 'request' : 'fault');
  expect(probe.reqGuid).toBe(said.data.req_guid);
});
