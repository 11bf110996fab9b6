import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LogFull } from '../../../ingest/log/errors.ts';
import { decodeResponse } from '../../../ingest/protocol/decode-response.ts';
import { limits } from '../../../ingest/server/limits.ts';
import { eventsPath } from '../../../ingest/server/start-server.ts';
import { http } from '../support/raw-client.ts';
import { batch, serve } from '../support/serve.ts';

const protobuf = { 'content-type': 'application/proto' };
const json = { 'content-type': 'application/json' };

const posts = JSON.parse(
  readFileSync(new URL('../../../fixtures/raccoon/posts.json', import.meta.url), 'utf8'),
) as readonly {
  title: string;
  headers: Record<string, string>;
  request: string;
  status: number;
  contentType: string;
  answer: string;
}[];

test.each(posts)('the post "$title" gets the answer of Raccoon, byte for byte', async (post) => {
  const world = await serve();
  const expected = Buffer.from(post.answer, 'hex');
  const sentTime = /"sent_time":(\d+)/.exec(expected.toString())?.[1];
  const told = sentTime === undefined ? decodeResponse(expected).sentTime : Number(sentTime);
  world.clock.advance(told * 1000 - world.clock.now() / 1000);
  const url = `${world.origin}${eventsPath}`;
  const answer = await http(url, 'POST', post.headers, Buffer.from(post.request, 'hex'));
  expect(answer.status).toBe(post.status);
  expect(answer.headers['content-type']).toBe(post.contentType);
  expect(answer.bytes.toString('hex')).toBe(post.answer);
});

test('a post is answered when it is durable and not before, with all that the log needs', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  let answered = false;
  const headers = { ...protobuf, 'X-User-ID': 'phone', 'X-User-Group': 'app' };
  const answer = http(world.url, 'POST', headers, batch('g', 3)).then((came) => {
    answered = true;
    return came;
  });
  await expect.poll(() => waiting.length).toBe(1);
  // Another request is answered meanwhile, so the server had the time to answer too early.
  expect((await http(`${world.origin}/livez`)).status).toBe(200);
  expect(answered).toBe(false);
  waiting[0]!();
  expect((await answer).status).toBe(200);
  expect(world.published).toMatchObject([
    { kind: 'batch', connection: 'phone', group: 'app', events: 3, encoding: 'protobuf' },
  ]);
});

test('parameters of a content type are taken, and come back', async () => {
  const world = await serve();
  const type = 'Application/JSON; charset=utf-8';
  const answer = await http(world.url, 'POST', { 'content-type': type }, '{"req_guid":"g","events":[]}');
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type } });
  expect(JSON.parse(answer.body)).toMatchObject({ status: 1, data: { req_guid: 'g' } });
});

test('posts of one identity may be many at once', async () => {
  const world = await serve();
  const headers = { ...protobuf, 'X-User-ID': 'same' };
  const answers = await Promise.all([1, 2, 3].map((n) => http(world.url, 'POST', headers, batch(`g${n}`))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('what cannot be read is kept as refused, with its reason', async () => {
  const world = await serve();
  const answer = await http(world.url, 'POST', json, '{"req_guid":"g","events":1}');
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toEqual({
    status: 2,
    code: 2,
    sent_time: 1_795_401_555,
    reason: 'deserialization failure',
  });
  expect(world.published).toMatchObject([{ kind: 'refused', events: 1, encoding: 'json' }]);
});

test.each([
  ['that says its length', {}],
  ['that does not say its length', { 'transfer-encoding': 'chunked' }],
])('a body %s and is too large gets 413, and is counted', async (_, headers) => {
  const world = await serve({ maxFrameBytes: 1000 });
  const answer = await http(world.url, 'POST', { ...json, ...headers }, 'x'.repeat(1001));
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body)).toMatchObject({
    status: 2,
    code: 2,
    reason: 'a batch is at most 1000 bytes here; send smaller ones',
  });
  expect(world.unsaved()).toBe(1);
  expect(world.published).toEqual([]);
});

test('without room a post gets 503, and when to come again', async () => {
  const world = await serve();
  world.publish = () => Promise.reject(new LogFull('the log holds its 10 bytes; landing has to catch up'));
  const answer = await http(world.url, 'POST', json, '{"req_guid":"g","events":[{"type":"a"}]}');
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  expect(JSON.parse(answer.body)).toMatchObject({ status: 2, code: 3, data: { req_guid: 'g' } });
  world.publish = async () => {};
});

test('while as many bytes wait as may, a post gets 503 and leaves nothing behind', async () => {
  const world = await serve({ maxFrameBytes: limits.waitingBytes });
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  const large = batch('large', 1, limits.waitingBytes / 2);
  const held = [http(world.url, 'POST', protobuf, large), http(world.url, 'POST', protobuf, large)];
  const outcomes = await Promise.race([held[0]!, held[1]!]);
  expect(outcomes.status).toBe(503);
  expect(decodeResponse(outcomes.bytes)).toMatchObject({
    code: 3,
    reason: 'too many batches wait; send this one again',
  });
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]!();
  const statuses = (await Promise.all(held)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 503]);
  world.publish = async () => {};
  expect((await http(world.url, 'POST', protobuf, batch('next'))).status).toBe(200);
});

test('a client that goes away in the middle of its body takes nothing with it', async () => {
  const world = await serve();
  const socket = connectTcp(world.server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(
    `POST ${eventsPath} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"req`,
  );
  await expect.poll(async () => (await http(`${world.origin}/livez`)).status).toBe(200);
  socket.destroy();
  expect((await http(world.url, 'POST', protobuf, batch('next'))).status).toBe(200);
  expect(world.published.length).toBe(1);
});

test('closing answers a post that waits', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  const answer = http(world.url, 'POST', protobuf, batch('g'));
  await expect.poll(() => waiting.length).toBe(1);
  const closed = world.server.close();
  waiting[0]!();
  expect((await answer).status).toBe(200);
  await closed;
});
