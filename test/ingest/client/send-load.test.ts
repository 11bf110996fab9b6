import { expect, test } from 'vitest';
import { madeUpBatch, fewestEventBytes } from '../../../ingest/client/made-up-batch.ts';
import { sendLoad, type Load } from '../../../ingest/client/send-load.ts';
import { decodeProtobuf } from '../../../ingest/protocol/decode-protobuf.ts';
import { LogFull } from '../../../ingest/log/errors.ts';
import { turningClock } from '../support/load-clock.ts';
import { serve } from '../support/serve.ts';

const start = Date.UTC(2026, 5, 30);
const never = new Promise<void>(() => undefined);

function loadOf(changes: Partial<Load> & Pick<Load, 'url'>): Load {
  return {
    idHeader: 'X-User-ID',
    connections: 3,
    eventsPerBatch: 4,
    eventBytes: 200,
    eventsPerSecond: undefined,
    milliseconds: 500,
    ...changes,
  };
}

test('each connection sends its next batch when the last is answered, and all that is acknowledged was taken', async () => {
  const world = await serve();
  const report = await sendLoad(loadOf({ url: world.url }), turningClock(start), never);
  expect(report.errors).toEqual(new Map());
  expect(report.batches).toBeGreaterThan(3);
  expect(report.batches).toBe(world.published.length);
  expect(report.waits.length).toBe(report.batches);
  expect(report.waits).toEqual([...report.waits].sort((a, b) => a - b));
  expect(report.milliseconds).toBeGreaterThan(0);
  expect(new Set(world.published.map(({ connection }) => connection)).size).toBe(3);
  const { events } = decodeProtobuf(Buffer.from(world.published[0]!.frame));
  expect(events.map(({ bytes }) => bytes.length)).toEqual([200, 200, 200, 200]);
});

test('with a rate, batches come at equal distances', async () => {
  const world = await serve();
  const load = loadOf({ url: world.url, eventsPerSecond: 80 });
  const report = await sendLoad(load, turningClock(start), never);
  // 4 events at 80 a second: a batch each 50 ms, for half a second.
  expect(report.batches).toBe(10);
});

test('an acknowledgement is measured from when its batch was due, so that a slow server shows', async () => {
  const world = await serve();
  const clock = turningClock(start);
  world.publish = () => clock.until(clock.now() + 200);
  const load = loadOf({ url: world.url, connections: 1, eventsPerSecond: 80 });
  const { batches, waits } = await sendLoad(load, clock, never);
  expect(batches).toBe(3);
  expect(waits[0]).toBeGreaterThanOrEqual(200);
  expect(waits[2]).toBeGreaterThanOrEqual(3 * 200 - 2 * 50);
});

test('what fails is counted by its reason', async () => {
  const world = await serve();
  world.publish = () => Promise.reject(new LogFull('the log is full'));
  const { batches, errors } = await sendLoad(loadOf({ url: world.url }), turningClock(start), never);
  expect(batches).toBe(0);
  expect([...errors.keys()]).toEqual(['cannot publish events: the log is full']);
  world.publish = async () => {};
});

test('a server that ends every connection ends the load', async () => {
  const world = await serve({ maxFrameBytes: 100 });
  const report = await sendLoad(loadOf({ url: world.url, milliseconds: 1e9 }), turningClock(start), never);
  expect(report).toMatchObject({ batches: 0, lostConnections: 3 });
  expect([...report.errors.values()]).toEqual([3]);
  expect([...report.errors.keys()][0]).toContain('1009');
});

test('a server that does not answer is waited for as long as it is patient, and is counted', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  const { batches, errors } = await sendLoad(loadOf({ url: world.url }), turningClock(start), never);
  expect(batches).toBe(0);
  expect(errors).toEqual(new Map([['no answer', 3]]));
  for (const resolve of waiting) resolve();
});

test('it ends when it is asked to', async () => {
  const world = await serve();
  const load = loadOf({ url: world.url, eventsPerSecond: 1, milliseconds: 1e9 });
  const report = await sendLoad(load, turningClock(start), Promise.resolve());
  // The first was due at once.
  expect(report.batches).toBe(1);
});

test('an event has as many bytes as it shall, and is JSON, whatever its id', () => {
  for (const bytes of [fewestEventBytes, 1000]) {
    const { events } = madeUpBatch('01234567-123456789', 100_000, bytes, start);
    const last = events.at(-1)!;
    expect(last.bytes.length).toBe(bytes);
    expect(JSON.parse(Buffer.from(last.bytes).toString())).toMatchObject({ user_id: 'user-99999' });
  }
});
