import { connect as connectTcp } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { LogFull } from '../../../ingest/log/errors.ts';
import { callPaths } from '../../../ingest/server/calls.ts';
import { limits } from '../../../ingest/server/limits.ts';
import { http } from '../support/raw-client.ts';
import { serve } from '../support/serve.ts';

const json = { 'content-type': 'application/json', authorization: `Basic ${btoa('write-key:')}` };
const plain = { 'content-type': 'text/plain', authorization: `Basic ${btoa('write-key:')}` };
const call = '{"type":"track","event":"Order","userId":"u","messageId":"m"}';
const batchOf = (calls: number): string =>
  `{"batch":[${Array(calls).fill(call).join(',')}],"sentAt":"2026-05-01"}`;

test.each([...callPaths])(
  'a post to %s is answered with success when it is durable, and kept as it came',
  async (path) => {
    const world = await serve();
    const body = path.includes('batch') || path.endsWith('/b') ? batchOf(3) : ` ${call} `;
    for (const headers of [json, plain]) {
      const answer = await http(`${world.origin}${path}?writeKey=k`, 'POST', headers, body);
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
      expect(answer.body).toBe('{"success":true}');
    }
    const entry = {
      kind: 'batch',
      encoding: 'json',
      events: body === ` ${call} ` ? 1 : 3,
      frame: Buffer.from(body),
    };
    expect(world.published).toMatchObject([entry, entry]);
  },
);

test('the paths are those of the SDKs of Segment and RudderStack', () => {
  for (const path of ['/v1/b', '/v1/t', '/v1/batch', '/v1/track', '/v1/identify', '/beacon/v1/batch']) {
    expect(callPaths).toContain(path);
  }
});

test('a batch is answered when it is durable and not before', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  let answered = false;
  const answer = http(`${world.origin}/v1/batch`, 'POST', json, batchOf(1)).then((came) => {
    answered = true;
    return came;
  });
  await expect.poll(() => waiting.length).toBe(1);
  expect((await http(`${world.origin}/livez`)).status).toBe(200);
  expect(answered).toBe(false);
  waiting[0]!();
  expect((await answer).status).toBe(200);
});

test('a page of a configured origin may ask before it sends, and read the answer; of another it may not', async () => {
  const origin = 'https://shop.example';
  const world = await serve({ origins: [origin] });
  const url = `${world.origin}/v1/b`;
  const asked = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  };
  const preflight = await http(url, 'OPTIONS', { ...asked, origin });
  expect(preflight).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization',
    },
  });
  const answer = await http(url, 'POST', { ...plain, origin }, batchOf(1));
  expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
  const refused = await http(url, 'POST', { ...plain, origin: 'https://evil.example' }, batchOf(1));
  expect(refused.status).toBe(403);
  expect(world.published).toHaveLength(1);
});

test.each([
  ['application/proto', 'x'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['', batchOf(1)],
])('a body of content type "%s" gets 415, and nothing is kept', async (type, body) => {
  const world = await serve();
  const answer = await http(
    `${world.origin}/v1/batch`,
    'POST',
    type === '' ? {} : { 'content-type': type },
    body,
  );
  expect(answer.status).toBe(415);
  expect(JSON.parse(answer.body)).toMatchObject({ success: false });
  expect(world.published).toEqual([]);
});

test.each([
  ['garbage', 'hello'],
  ['half of a batch', batchOf(2).slice(0, -20)],
  ['a batch that is no array', '{"batch":{}}'],
  ['brackets without end', '['.repeat(100_000)],
  ['nothing', ''],
])('%s gets 400 with the reason, and is kept as refused', async (_, body) => {
  const world = await serve();
  const answer = await http(`${world.origin}/v1/batch`, 'POST', json, body);
  expect(answer.status).toBe(400);
  const { message } = JSON.parse(answer.body) as { message: string };
  expect(message).toMatch(/^cannot deserialize request: /);
  expect(world.published).toMatchObject([
    { kind: 'refused', events: 1, reason: message, frame: Buffer.from(body) },
  ]);
});

test.each([
  ['that says its length', {}],
  ['that does not say its length', { 'transfer-encoding': 'chunked' }],
])('a batch %s and is too large gets 413, and is counted', async (_, headers) => {
  const world = await serve({ maxFrameBytes: 1000 });
  const answer = await http(`${world.origin}/v1/batch`, 'POST', { ...json, ...headers }, batchOf(30));
  expect(answer.status).toBe(413);
  expect(world.unsaved()).toBe(1);
  expect(world.published).toEqual([]);
});

test('a body that is shorter than it says keeps nothing, and a longer one is cut where it says it ends', async () => {
  const world = await serve();
  const post = (length: number) =>
    `POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${call}`;
  const short = connectTcp(world.server.port, '127.0.0.1');
  onTestFinished(() => void short.destroy());
  await new Promise<void>((resolve) => short.write(post(call.length + 1), () => resolve()));
  await new Promise<void>((resolve) => short.end(() => resolve()));
  const long = connectTcp(world.server.port, '127.0.0.1');
  onTestFinished(() => void long.destroy());
  let answer = '';
  long.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  long.write(post(call.length - 1));
  await expect.poll(() => answer).toContain('HTTP/1.1 400');
  expect(world.published).toMatchObject([{ kind: 'refused', frame: Buffer.from(call.slice(0, -1)) }]);
});

test('a batch that is packed with gzip is kept as it was before', async () => {
  const world = await serve();
  const headers = { ...json, 'content-encoding': 'gzip' };
  expect((await http(`${world.origin}/v1/batch`, 'POST', headers, gzipSync(batchOf(9)))).status).toBe(200);
  expect(world.published).toMatchObject([{ kind: 'batch', events: 9, frame: Buffer.from(batchOf(9)) }]);
});

test('a batch that is too large when it is unpacked gets 413, and what gzip did not pack 400', async () => {
  const world = await serve({ maxFrameBytes: 100_000 });
  const headers = { ...json, 'content-encoding': 'gzip' };
  const bomb = gzipSync(Buffer.alloc(10_000_000, ' '));
  expect((await http(`${world.origin}/v1/batch`, 'POST', headers, bomb)).status).toBe(413);
  expect(world.unsaved()).toBe(1);
  expect(world.published).toEqual([]);
  const cut = gzipSync(batchOf(9)).subarray(0, 40);
  expect((await http(`${world.origin}/v1/batch`, 'POST', headers, cut)).status).toBe(400);
  expect(world.published).toMatchObject([{ kind: 'refused', frame: cut }]);
});

test('without room a batch gets 503, and when to come again', async () => {
  const world = await serve();
  world.publish = () => Promise.reject(new LogFull('the log holds its 10 bytes'));
  const answer = await http(`${world.origin}/v1/batch`, 'POST', json, batchOf(1));
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
});

test('with write keys a call needs one, and whoever sends too much is told when to come again', async () => {
  const limit = { eventsPerSecond: 1, burst: 1 };
  const writeKeys = [{ name: 'web', variables: ['WEB'], limit }];
  const world = await serve({ writeKeys }, { WEB: 'write-key-of-sixteen' });
  const url = `${world.origin}/v1/batch`;
  expect((await http(url, 'POST', json, batchOf(1))).status).toBe(401);
  const keyed = { ...json, authorization: `Basic ${btoa('write-key-of-sixteen:')}` };
  expect((await http(url, 'POST', keyed, batchOf(9))).status).toBe(200);
  const answer = await http(url, 'POST', keyed, batchOf(1));
  expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '9' } });
  expect(world.published).toHaveLength(1);
});

test('a text that an SDK fetches with may be larger than a beacon', async () => {
  const world = await serve();
  const large = batchOf(Math.ceil(limits.beaconBytes / call.length));
  expect((await http(`${world.origin}/v1/b`, 'POST', plain, large)).status).toBe(200);
  expect((await http(`${world.origin}/beacon/v1/batch`, 'POST', plain, large)).status).toBe(413);
});

test('what is no post is told so', async () => {
  const world = await serve();
  expect((await http(`${world.origin}/v1/batch`)).status).toBe(405);
  expect((await http(`${world.origin}/v1/other`, 'POST', json, call)).status).toBe(404);
});
