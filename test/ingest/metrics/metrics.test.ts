import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IngestEvent } from '../../../ingest/ingest-event.ts';
import type { IngesterOptions } from '../../../ingest/ingester.ts';
import { encodeRequest } from '../../../ingest/protocol/encode-request.ts';
import { startIngester } from '../../../ingest/start-ingester.ts';
import { testFolder, testOptions } from '../support/options.ts';
import { powerCutDisk, seededRandom } from '../support/power-cut-disk.ts';
import { http, rawClient } from '../support/raw-client.ts';
import { scrape, scrapeLedger } from '../support/scrape.ts';

const protobuf = { 'content-type': 'application/proto' };

async function start(options: IngesterOptions) {
  const ingester = await startIngester(options);
  onTestFinished(ingester.close);
  return ingester;
}

function frame(...bodies: readonly unknown[]): Uint8Array {
  const events = bodies.map((body) => ({ type: 'food_order', bytes: Buffer.from(JSON.stringify(body)) }));
  return encodeRequest({ reqGuid: '', sentAt: 0, events });
}

test('the ledger adds up at every step of an event, and again after a restart', async () => {
  const folder = join(testFolder(), 'disk');
  const disk = powerCutDisk(folder, seededRandom(7));
  await disk.makeFolder(folder);
  const options = testOptions(folder, { disk });
  const ingester = await startIngester(options);
  const post = (body: Uint8Array) => http(ingester.url, 'POST', protobuf, body);
  const none = { received: 0, landed: 0, duplicate: 0, quarantined: 0, refused: 0, waiting: 0 };
  expect(await scrapeLedger(ingester)).toEqual(none);

  const first = { event_id: 'a', event_time: 0 };
  await post(frame(first, { event_id: 'b', event_time: 0 }, { event_id: 'no time' }));
  await post(frame(first));
  expect(await scrapeLedger(ingester)).toEqual({ ...none, received: 4, waiting: 4 });
  await post(Buffer.from('not a request'));
  await post(Buffer.alloc(options.settings.maxFrameBytes + 1));
  expect(await scrapeLedger(ingester)).toEqual({ ...none, received: 6, waiting: 4, refused: 2 });
  disk.failing = (operation) => (operation === 'append' ? 'ENOSPC' : undefined);
  await post(frame(first, first));
  expect(await scrapeLedger(ingester)).toEqual({ ...none, received: 8, waiting: 4, refused: 4 });
  expect((await scrape(ingester)).get('ready')).toBe(0);
  disk.failing = () => undefined;

  await ingester.landNow();
  const landed = { received: 8, landed: 2, duplicate: 1, quarantined: 1, refused: 4, waiting: 0 };
  expect(await scrapeLedger(ingester)).toEqual(landed);
  expect(ingester.ledger()).toEqual({ ...landed, acknowledged: 4 });
  await ingester.close();
  const again = await start(options);
  expect(await scrapeLedger(again)).toEqual(landed);
});

test('batches are counted by what their clients were told, and timed', async () => {
  const ingester = await start(testOptions(testFolder()));
  const sent = frame({ event_id: 'a', event_time: 0 });
  await http(ingester.url, 'POST', protobuf, sent);
  await http(ingester.url, 'POST', { 'content-type': 'application/json' }, '[]');
  const samples = await scrape(ingester);
  expect(samples.get('batches_total{encoding="protobuf",outcome="durable",key=""}')).toBe(1);
  expect(samples.get('batches_total{encoding="json",outcome="unreadable",key=""}')).toBe(1);
  expect(samples.get('batch_bytes_total{encoding="protobuf",key=""}')).toBe(sent.length);
  expect(samples.get('answer_seconds_count')).toBe(2);
  expect(samples.get('in_flight_bytes')).toBe(0);
  expect(samples.get('ready')).toBe(1);
  expect(samples.get('log_room_bytes')).toBeGreaterThan(1e9);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
});

test('connections are counted while they are open, and by the reason when they are turned away', async () => {
  const ingester = await start(testOptions(testFolder()));
  const first = await rawClient(ingester.url, { 'X-User-ID': 'a' });
  await (
    await rawClient(ingester.url, { 'X-User-ID': 'a' })
  ).closed;
  await expect(rawClient(ingester.url, {}, { origin: 'https://elsewhere.example' })).rejects.toThrow('403');
  const samples = await scrape(ingester);
  expect(samples.get('connections')).toBe(1);
  expect(samples.get('turned_away_total{reason="duplicate"}')).toBe(1);
  expect(samples.get('turned_away_total{reason="origin"}')).toBe(1);
  first.socket.close();
  await first.closed;
  await expect.poll(async () => (await scrape(ingester)).get('connections')).toBe(0);
});

test('a landing is timed; one that fails is counted, and told without what the event holds', async () => {
  const told: IngestEvent[] = [];
  const failing = `cast(properties ->> '$.city' as integer)`;
  const options = testOptions(testFolder(), { onEvent: (event) => told.push(event), convert: () => failing });
  const ingester = await start(options);
  await http(ingester.url, 'POST', protobuf, frame({ event_id: 'a', event_time: 0, city: 'se"cret' }));
  await expect(ingester.landNow()).rejects.toThrow('cret');
  await ingester.close();
  expect(told).toEqual([
    {
      kind: 'landing failed',
      message: expect.stringMatching(/^DuckDB failed while writing .*convert string …/),
    },
  ]);
  expect(JSON.stringify(told)).not.toContain('cret');

  const mended = await start({ ...options, convert: () => 'null' });
  expect((await scrape(mended)).has('manifest')).toBe(true);
  await mended.landNow();
  const samples = await scrape(mended);
  expect(samples.get('landing_seconds_count')).toBe(1);
  expect(samples.get('manifest')).toBe(1);
});
