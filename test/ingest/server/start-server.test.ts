import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LogFailed, LogFull } from '../../../ingest/log/errors.ts';
import { decodeResponse } from '../../../ingest/protocol/decode-response.ts';
import { limits } from '../../../ingest/server/limits.ts';
import { eventsPath } from '../../../ingest/server/start-server.ts';
import { http, rawClient, type Message } from '../support/raw-client.ts';
import { batch, serve } from '../support/serve.ts';

function answerIn({ bytes, isBinary }: Message): unknown {
  return isBinary ? decodeResponse(bytes) : JSON.parse(bytes.toString());
}

const exchanges = JSON.parse(
  readFileSync(new URL('../../../fixtures/raccoon/exchanges.json', import.meta.url), 'utf8'),
) as readonly { title: string; encoding: 'protobuf' | 'json'; request: string; answer: string }[];

test.each(exchanges)(
  '"$title" gets the answer of Raccoon, byte for byte',
  async ({ encoding, request, answer }) => {
    const world = await serve();
    const expected = Buffer.from(answer, encoding === 'json' ? 'utf8' : 'hex');
    const told =
      encoding === 'json' ? Number(/"sent_time":(\d+)/.exec(answer)![1]) : decodeResponse(expected).sentTime;
    world.clock.advance(told * 1000 - world.clock.now() / 1000);
    const client = await rawClient(world.url, { 'X-User-ID': 'u' });
    client.socket.send(encoding === 'json' ? request : Buffer.from(request, 'hex'));
    const { bytes, isBinary } = await client.next();
    expect(bytes.toString('hex')).toBe(expected.toString('hex'));
    expect(isBinary).toBe(encoding === 'protobuf');
    // The socket is still good.
    client.socket.send(batch('next'));
    expect(answerIn(await client.next())).toMatchObject({ status: 1, data: { req_guid: 'next' } });
  },
);

test('a batch is answered when it is durable and not before, with all that the log needs', async () => {
  const world = await serve();
  const waiting: (() => void)[] = [];
  world.publish = () => new Promise((resolve) => waiting.push(resolve));
  const client = await rawClient(world.url, { 'x-user-id': 'phone', 'X-User-Group': 'app' });
  const frame = batch('g1', 3);
  client.socket.send(frame);
  let answered = false;
  const answer = client.next().then((message) => {
    answered = true;
    return message;
  });
  await expect.poll(() => waiting.length).toBe(1);
  // A ping is answered while the batch waits, so the server had the time to answer too early.
  const pong = new Promise((resolve) => client.socket.once('pong', resolve));
  client.socket.ping('abc');
  expect(String(await pong)).toBe('abc');
  expect(answered).toBe(false);
  waiting[0]!();
  expect(answerIn(await answer)).toEqual({
    status: 1,
    code: 1,
    sentTime: 1_795_401_555,
    reason: '',
    data: { req_guid: 'g1' },
  });
  expect(world.published).toEqual([
    {
      kind: 'batch',
      receivedAt: world.clock.now(),
      encoding: 'protobuf',
      connection: 'phone',
      group: 'app',
      bot: false,
      events: 3,
      reason: '',
      frame: Buffer.from(frame),
    },
  ]);
});

test('a frame that cannot be read is kept with its reason, and the answer is of its own kind', async () => {
  const world = await serve();
  const client = await rawClient(world.url);
  client.socket.send('{"req_guid":"g","events":1}');
  const reason = 'cannot deserialize request: json: events is a number, not an array';
  const answer = await client.next();
  expect(answer.isBinary).toBe(false);
  expect(answerIn(answer)).toMatchObject({ status: 2, code: 2, reason, data: { req_guid: 'g' } });
  expect(world.published).toMatchObject([{ kind: 'refused', events: 1, reason, group: '--default--' }]);
});

describe('identity', () => {
  test('the second connection of one id and group is refused as Raccoon does it, the first stays', async () => {
    const world = await serve();
    const headers = { 'X-User-ID': 'dup', 'X-User-Group': 'app' };
    const first = await rawClient(world.url, headers);
    const second = await rawClient(world.url, headers);
    expect(answerIn(await second.next())).toMatchObject({
      status: 2,
      code: 5,
      reason: 'duplicated connection: [app] dup,',
      data: {},
    });
    expect(await second.closed).toEqual({ code: 1008, reason: 'duplicate connection: dup' });
    await rawClient(world.url, { 'X-User-ID': 'dup', 'X-User-Group': 'other' });
    first.socket.send(batch('g1'));
    expect(answerIn(await first.next())).toMatchObject({ status: 1 });
    first.socket.close();
    await first.closed;
    const third = await rawClient(world.url, headers);
    third.socket.send(batch('g2'));
    expect(answerIn(await third.next())).toMatchObject({ status: 1 });
  });

  test('a connection too many is refused with code 4', async () => {
    const world = await serve({ maxConnections: 1 });
    await rawClient(world.url, { 'X-User-ID': 'a' });
    const late = await rawClient(world.url, { 'X-User-ID': 'b' });
    expect(answerIn(await late.next())).toMatchObject({
      status: 2,
      code: 4,
      reason: 'max connection reached',
    });
    expect(await late.closed).toEqual({ code: 1008, reason: 'Max connection reached' });
  });

  test("a browser's page of another host is refused, of this one not", async () => {
    const world = await serve();
    await expect(rawClient(world.url, {}, { origin: 'https://evil.example' })).rejects.toThrow('403');
    await rawClient(world.url, {}, { origin: world.origin });
  });
});

describe('limits', () => {
  test('a frame that is too large closes with 1009 and says why', async () => {
    const world = await serve({ maxFrameBytes: 1000 });
    const client = await rawClient(world.url);
    client.socket.send(batch('big', 1, 2000));
    expect(await client.closed).toEqual({
      code: 1009,
      reason: 'the frame is larger than this server takes; send smaller batches',
    });
    expect(world.unsaved()).toBe(1);
    world.clock.advance(limits.retryFullEvery);
    await expect.poll(() => world.published).toMatchObject([{ kind: 'refused', events: 1 }]);
    expect(world.unsaved()).toBe(0);
  });

  test('a message in too many pieces closes with 1008', async () => {
    const world = await serve();
    const client = await rawClient(world.url);
    for (let piece = 0; piece <= limits.fragments; piece++) client.socket.send('x', { fin: false });
    expect(await client.closed).toMatchObject({ code: 1008, reason: 'too many fragments in one message' });
  });

  test('an unmasked frame closes with 1002', async () => {
    const world = await serve();
    const socket = connectTcp(world.server.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(
      `GET ${eventsPath} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
    );
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (bytes = Buffer.concat([bytes, chunk])));
    await expect.poll(() => bytes.includes('\r\n\r\n')).toBe(true);
    socket.write(Buffer.from('8201ff', 'hex'));
    await expect.poll(() => bytes.includes('not a valid WebSocket frame')).toBe(true);
  });

  test('a connection whose batches wait too long is not read, and read again when they are durable', async () => {
    const world = await serve();
    const waiting: (() => void)[] = [];
    world.publish = () => new Promise((resolve) => waiting.push(resolve));
    const client = await rawClient(world.url);
    const frames = 2 * Math.ceil(limits.connectionWaitingBytes / 1e6);
    for (let frame = 0; frame < frames; frame++) client.socket.send(batch(`g${frame}`, 1, 1e6));
    const most = Math.floor(limits.connectionWaitingBytes / 1e6) + 1;
    await expect.poll(() => waiting.length).toBe(most);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting.length).toBe(most);
    for (let acked = 0; acked < frames; acked++) {
      await expect.poll(() => waiting.length).toBeGreaterThan(acked);
      waiting[acked]!();
      await client.next();
    }
  });

  test('a client that does not read its answers is cut off', async () => {
    const world = await serve();
    const client = await rawClient(world.url);
    client.socket.pause();
    // Each frame that cannot be read is answered with its id, which is long.
    const frame = `{"req_guid":"${'x'.repeat(900_000)}","events":1}`;
    const send = (): void => {
      if (client.socket.readyState === client.socket.OPEN) client.socket.send(frame, send);
    };
    send();
    await expect.poll(() => client.socket.readyState, { timeout: 5000 }).toBe(client.socket.OPEN);
    await expect.poll(() => world.published.length, { timeout: 5000 }).toBeGreaterThan(3);
    client.socket.once('close', () => {});
    const again = async (): Promise<boolean> => {
      const other = await rawClient(world.url);
      const refused = await Promise.race([
        other.next().then(() => true),
        new Promise<boolean>((resolve) => other.socket.once('pong', () => resolve(false)).ping()),
      ]);
      return !refused;
    };
    await expect.poll(again, { timeout: 5000 }).toBe(true);
  });
});

describe('life', () => {
  test('each connection is pinged, and a silent one is cut off after two pings without a byte', async () => {
    const world = await serve();
    const alive = await rawClient(world.url, { 'X-User-ID': 'alive' });
    const silent = await rawClient(world.url, { 'X-User-ID': 'silent' }, { autoPong: false });
    const talking = await rawClient(world.url, { 'X-User-ID': 'talking' }, { autoPong: false });
    for (let round = 1; round <= 3; round++) {
      world.clock.advance(limits.pingEvery);
      if (round < 3) await expect.poll(() => silent.pings.length).toBe(round);
      await expect.poll(() => alive.pings.length).toBe(round);
      talking.socket.send(batch(`g${round}`));
      await talking.next();
      alive.socket.send(batch(`a${round}`));
      await alive.next();
    }
    expect(await silent.closed).toMatchObject({ code: 1006 });
    expect(silent.pings).toEqual(['--ping--', '--ping--']);
    world.clock.advance(limits.pingEvery);
    talking.socket.send(batch('still here'));
    expect(answerIn(await talking.next())).toMatchObject({ status: 1 });
  });

  test('closing answers what was taken, takes no more, and says goodbye with 1012', async () => {
    const world = await serve();
    const waiting: (() => void)[] = [];
    world.publish = () => new Promise((resolve) => waiting.push(resolve));
    const client = await rawClient(world.url);
    client.socket.send(batch('g1'));
    await expect.poll(() => waiting.length).toBe(1);
    const closed = world.server.close();
    expect(await http(`${world.origin}/ping`)).toMatchObject({ status: 503, body: 'stopping' });
    expect((await http(`${world.origin}/livez`)).status).toBe(200);
    await expect(rawClient(world.url, { 'X-User-ID': 'late' })).rejects.toThrow('503');
    waiting[0]!();
    expect(answerIn(await client.next())).toMatchObject({ status: 1, data: { req_guid: 'g1' } });
    expect(await client.closed).toEqual({ code: 1012, reason: 'the server restarts' });
    await closed;
    await expect(http(`${world.origin}/ping`)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('trouble', () => {
  test('a full log answers with code 3, is not ready, and recovers by itself', async () => {
    const world = await serve();
    const client = await rawClient(world.url);
    world.publish = () => Promise.reject(new LogFull('no room on the disk: ENOSPC'));
    client.socket.send(batch('g1', 5));
    expect(answerIn(await client.next())).toMatchObject({
      status: 2,
      code: 3,
      reason: 'cannot publish events: no room on the disk: ENOSPC',
      data: { req_guid: 'g1' },
    });
    expect(await http(`${world.origin}/ping`)).toMatchObject({
      status: 503,
      body: 'no room on the disk: ENOSPC',
    });
    expect(world.unsaved()).toBe(5);
    world.clock.advance(limits.retryFullEvery);
    await expect.poll(() => world.unsaved()).toBe(5);
    world.publish = async () => {};
    world.room = 10;
    world.clock.advance(limits.retryFullEvery);
    await expect.poll(() => world.unsaved()).toBe(0);
    expect(world.published).toMatchObject([{ kind: 'refused', events: 5 }]);
    expect((await http(`${world.origin}/ping`)).status).toBe(503);
    world.room = Infinity;
    world.clock.advance(limits.retryFullEvery);
    await expect.poll(async () => (await http(`${world.origin}/ping`)).status).toBe(200);
    expect(world.events).toEqual([
      { kind: 'log full', message: 'no room on the disk: ENOSPC' },
      { kind: 'log has room again' },
    ]);
    client.socket.send(batch('g2'));
    expect(answerIn(await client.next())).toMatchObject({ status: 1 });
  });

  test('a failed log answers with code 3 and is not ready', async () => {
    const world = await serve();
    const client = await rawClient(world.url);
    world.publish = () => Promise.reject(new LogFailed('the disk failed under the log: EIO'));
    client.socket.send(batch('g1'));
    expect(answerIn(await client.next())).toMatchObject({ status: 2, code: 3 });
    expect((await http(`${world.origin}/ping`)).status).toBe(503);
  });

  test('a port in use says so, with a way out', async () => {
    const world = await serve();
    await expect(serve({ port: world.server.port })).rejects.toMatchObject({
      name: 'CinnabarError',
      exitCode: 3,
      message: `Port ${world.server.port} on 127.0.0.1 is in use by another process.`,
      hint: expect.stringContaining('port'),
    });
  });

  test('a host that is not of this machine says so', async () => {
    await expect(serve({ host: '192.0.2.1' })).rejects.toMatchObject({ name: 'CinnabarError', exitCode: 3 });
  });
});

test('plain HTTP gets plain answers', async () => {
  const world = await serve();
  expect(await http(`${world.origin}/ping`)).toMatchObject({ status: 200, body: 'pong' });
  expect((await http(`${world.origin}/readyz`)).status).toBe(200);
  expect((await http(`${world.origin}/ping?x=1`)).status).toBe(200);
  expect((await http(`${world.origin}/nothing`)).status).toBe(404);
  expect(await http(world.url)).toMatchObject({ status: 400, body: 'Bad Request\n' });
  expect((await http(world.url, 'PUT')).status).toBe(405);
  await expect(rawClient(`${world.url}/other`)).rejects.toThrow('404');
});
