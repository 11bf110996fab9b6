import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRequest, probeRequest } from '../../../ingest/protocol/decode-request.ts';
import type { CallRequest } from '../../../ingest/protocol/request.ts';

function calls(source: string): CallRequest {
  const request = decodeRequest(Buffer.from(source), 'json');
  if (!('calls' in request)) throw new Error('these are no calls');
  return request;
}

const texts = ({ calls: found }: CallRequest): string[] =>
  found.map(({ bytes }) => Buffer.from(bytes).toString());

describe('a batch', () => {
  test('of any items holds them all, each as the text that came, and the probe counts them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 })),
        fc.constantFrom(undefined, 1, '\t'),
        fc.constantFrom('batch', 'Batch', 'BATCH'),
        (items, more, space, key) => {
          const others = Object.entries(more).filter(
            ([name]) =>
              !['batch', 'events', 'reqguid', 'sentat'].includes(name.toLowerCase().replaceAll('_', '')),
          );
          const source = JSON.stringify(
            { ...Object.fromEntries(others), [key]: items, sentAt: '2026-05-01T10:00:00Z' },
            null,
            space,
          );
          const request = calls(source);
          expect(texts(request).map((text) => JSON.parse(text) as unknown)).toEqual(
            JSON.parse(JSON.stringify(items)),
          );
          for (const text of texts(request)) expect(source).toContain(text);
          expect(request.sentAt).toBe('"2026-05-01T10:00:00Z"');
          const probe = { kind: 'request', reqGuid: '', events: items.length };
          expect(probeRequest(Buffer.from(source), 'json')).toEqual(probe);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('keeps every digit, and an id when its sender has one', () => {
    const call = '{"type":"track","properties":{"n":123456789012345678.123456789, "m" : 1.50}}';
    const request = calls(`{"req_guid":"g","batch":[ ${call} ,${call}]}`);
    expect(request).toMatchObject({ reqGuid: 'g', sentAt: undefined });
    expect(texts(request)).toEqual([call, call]);
  });

  test.each([
    ['{"batch":{}}', 'json: batch is not an array'],
    ['{"batch":"[]"}', 'json: batch is not an array'],
    ['{"batch":[],"events":[]}', 'json: the request has both `events` and `batch`'],
    ['[{"type":"track"}]', 'json: value is an array, not an object'],
  ])('%s is a fault: %s', (source, reason) => {
    expect(probeRequest(Buffer.from(source), 'json')).toEqual({ kind: 'fault', reqGuid: '', reason });
  });

  test('is read however deep one of its items is, and judged when it lands', () => {
    const deep = `{"type":"track","properties":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    expect(texts(calls(`{"batch":[${deep},{}]}`))).toEqual([deep, '{}']);
  });
});

test('one call by itself is a request of one, and a request of Raccoon is none', () => {
  for (const source of [' {"type":"page","name":"Home"} ', '{"event":"Bought","userId":"u"}']) {
    expect(texts(calls(source))).toEqual([source]);
  }
  for (const source of [
    '{}',
    '{"req_guid":"g","type":"track"}',
    '{"type":"page","events":[]}',
    '{"type":"other"}',
  ]) {
    expect(decodeRequest(Buffer.from(source), 'json')).toMatchObject({ events: [] });
  }
});
