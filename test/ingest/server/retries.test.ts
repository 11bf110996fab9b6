import { expect, test } from 'vitest';
import { LogFull } from '../../../ingest/log/errors.ts';
import { eventsPath } from '../../../ingest/server/start-server.ts';
import { createRetries } from '../../../ingest/server/retries.ts';
import { http } from '../support/raw-client.ts';
import { batch, serve } from '../support/serve.ts';

const protobuf = { 'content-type': 'application/proto' };

test('a request that is durable and comes again is answered with success, and not kept twice', async () => {
  const world = await serve();
  const url = `${world.origin}${eventsPath}`;
  const first = await http(url, 'POST', protobuf, batch('g1', 3));
  const again = await http(url, 'POST', protobuf, batch('g1', 3));
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.bytes).toEqual(first.bytes);
  expect(world.published).toHaveLength(1);
});

test('a request that found no room is forgotten: its retry is kept', async () => {
  const world = await serve();
  world.publish = () => Promise.reject(new LogFull('no room'));
  expect((await http(world.url, 'POST', protobuf, batch('g1'))).status).toBe(503);
  world.publish = async () => {};
  expect((await http(world.url, 'POST', protobuf, batch('g1'))).status).toBe(200);
  expect(world.published.filter(({ kind }) => kind === 'batch')).toHaveLength(1);
});

test('a retry that comes while the first waits is answered when that one is durable, and not before', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  let answered = 0;
  const posts = [1, 2].map(async () => {
    const { status } = await http(world.url, 'POST', protobuf, batch('g1'));
    answered++;
    return status;
  });
  await expect.poll(() => waiting.length).toBe(1);
  const other = http(world.url, 'POST', protobuf, batch('g2'));
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]!();
  expect((await other).status).toBe(200);
  expect(answered).toBe(0);
  waiting[0]!();
  expect(await Promise.all(posts)).toEqual([200, 200]);
  expect(world.published).toHaveLength(2);
});

test('a retry of what is durable takes nothing from its write key', async () => {
  const limit = { eventsPerSecond: 1, burst: 1 };
  const world = await serve(
    { writeKeys: [{ name: 'app', variables: ['APP_KEY'], limit }] },
    { APP_KEY: 'a-key-of-the-tests' },
  );
  const headers = { ...protobuf, 'X-Write-Key': 'a-key-of-the-tests' };
  const post = async (reqGuid: string) =>
    (await http(`${world.origin}${eventsPath}`, 'POST', headers, batch(reqGuid))).status;
  expect([await post('g1'), await post('g1'), await post('g2'), await post('g1')]).toEqual([
    200, 200, 429, 200,
  ]);
  expect(world.published).toHaveLength(1);
  expect(world.unsaved()).toBe(1);
});

test('what was not made durable drives nothing out of the memory', async () => {
  const retries = createRetries(1);
  const kept: string[] = [];
  const send = (reqGuid: string, publish: () => Promise<void>) =>
    retries.once({ from: { group: 'app' }, reqGuid, frame: new Uint8Array() }, publish);
  const keep = (reqGuid: string) => send(reqGuid, async () => void kept.push(reqGuid));
  await keep('a');
  await expect(send('b', () => Promise.reject(new LogFull('no room')))).rejects.toThrow(LogFull);
  await keep('a');
  expect(kept).toEqual(['a']);
});

test('what only looks like a retry is kept: another group, other bytes, no id', async () => {
  const world = await serve();
  const post = (group: string, frame: Uint8Array) =>
    http(world.url, 'POST', { ...protobuf, 'X-User-Group': group }, frame);
  const posts = [
    ['a', batch('g')],
    ['b', batch('g')],
    ['a', batch('g', 2)],
    ['a', batch('')],
    ['a', batch('')],
  ] as const;
  for (const [group, frame] of posts) expect((await post(group, frame)).status).toBe(200);
  expect(world.published).toHaveLength(posts.length);
});

test('so many requests are remembered, and the oldest is forgotten first', async () => {
  const retries = createRetries(2);
  const kept: string[] = [];
  const send = (reqGuid: string) =>
    retries.once({ from: { group: 'app' }, reqGuid, frame: new Uint8Array() }, async () => {
      kept.push(reqGuid);
    });
  for (const reqGuid of ['a', 'b', 'c', 'c', 'b', 'a']) await send(reqGuid);
  expect(kept).toEqual(['a', 'b', 'c', 'a']);
});
