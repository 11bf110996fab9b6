import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { connect as connectHttp2 } from 'node:http2';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LogFull } from '../../../../ingest/log/errors.ts';
import { decodeResponse } from '../../../../ingest/protocol/decode-response.ts';
import { limits } from '../../../../ingest/server/limits.ts';
import { grpcClient, http2Request } from '../../support/grpc-client.ts';
import { dataOfFirst } from '../../support/http2-frames.ts';
import { batch, serve } from '../../support/serve.ts';

const sendEvent = '/gotocompany.raccoon.v1beta1.EventService/SendEvent';
const health = '/grpc.health.v1.Health/Check';
const grpcType = { 'content-type': 'application/grpc' };

async function serveGrpc(changes: Parameters<typeof serve>[0] = {}) {
  const world = await serve({ grpcPort: 0, ...changes });
  const grpc = world.grpc!;
  return { world, grpc, port: grpc.port, call: grpcClient(grpc.port) };
}

/** A message as gRPC frames it. */
function framed(message: Uint8Array, compressed = 0): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = compressed;
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

const exchanges = JSON.parse(
  readFileSync(new URL('../../../../fixtures/raccoon/grpc.json', import.meta.url), 'utf8'),
) as readonly { title: string; sent: string; group: string; connection: string; answer: string }[];

test.each(exchanges)(
  '"$title" over one connection gets the answer of Raccoon, byte for byte',
  async (exchange) => {
    const { world, port } = await serveGrpc();
    const expected = Buffer.from(exchange.answer, 'hex');
    world.clock.advance(decodeResponse(expected).sentTime * 1000 - world.clock.now() / 1000);
    const socket = connectTcp(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(Buffer.from(exchange.sent, 'hex'));
    expect((await dataOfFirst(socket)).toString('hex')).toBe(framed(expected).toString('hex'));
    const { connection, group } = exchange;
    expect(world.published).toMatchObject([{ kind: 'batch', connection, group, encoding: 'protobuf' }]);
  },
);

test.each(['gotocompany', 'raystack', 'odpf'])(
  'a call of the package %s is answered when the batch is durable and not before',
  async (company) => {
    const { world, port, call } = await serveGrpc();
    const waiting: (() => void)[] = [];
    world.publish = () => new Promise((resolve) => waiting.push(resolve));
    let answered = false;
    const answer = call(`/${company}.raccoon.v1beta1.EventService/SendEvent`, batch('g', 3), {
      'X-User-ID': 'phone',
      'X-User-Group': 'app',
    }).then((came) => {
      answered = true;
      return came;
    });
    await expect.poll(() => waiting.length).toBe(1);
    // Another call is answered meanwhile, so the server had the time to answer too early.
    expect((await grpcClient(port)(health, Buffer.alloc(0))).code).toBe(0);
    expect(answered).toBe(false);
    waiting[0]!();
    expect(decodeResponse((await answer).bytes!)).toEqual({
      status: 1,
      code: 1,
      sentTime: 1_795_401_555,
      reason: '',
      data: { req_guid: 'g' },
    });
    expect(world.published).toMatchObject([
      { kind: 'batch', connection: 'phone', group: 'app', events: 3, encoding: 'protobuf' },
    ]);
  },
);

test('many calls of one connection are answered, each with its own', async () => {
  const { world, call } = await serveGrpc();
  const guids = Array.from({ length: 2 * limits.callsOfConnection }, (_, n) => `g${n}`);
  const answers = await Promise.all(guids.map((guid) => call(sendEvent, batch(guid))));
  expect(answers.map(({ bytes }) => decodeResponse(bytes!).data.req_guid)).toEqual(guids);
  expect(world.published.length).toBe(guids.length);
});

test("gzip is read, as Raccoon's clients may be told to send", async () => {
  const { world, port } = await serveGrpc();
  const call = grpcClient(port, { 'grpc.default_compression_algorithm': 2 });
  expect((await call(sendEvent, batch('g', 100, 100))).code).toBe(0);
  expect(world.published).toMatchObject([{ events: 100, frame: Buffer.from(batch('g', 100, 100)) }]);
});

describe('what is refused', () => {
  test('a call that does not say whose it is', async () => {
    const { world, call } = await serveGrpc();
    expect(await call(sendEvent, batch('g'), {})).toEqual({
      code: 2,
      details: 'connection id header missing',
    });
    expect(world.published).toEqual([]);
  });

  test('what is no batch; it is kept with its reason', async () => {
    const { world, call } = await serveGrpc();
    const reason = 'cannot deserialize request: proto:\u00a0cannot parse invalid wire-format data';
    expect(await call(sendEvent, Buffer.from('ffffffff', 'hex'))).toEqual({ code: 13, details: reason });
    expect(world.published).toMatchObject([{ kind: 'refused', events: 1, reason }]);
  });

  test('a batch without room, with code 3 of Raccoon', async () => {
    const { world, call } = await serveGrpc();
    world.publish = () => Promise.reject(new LogFull('the log holds its 10 bytes; landing has to catch up'));
    const { bytes } = await call(sendEvent, batch('g'));
    expect(decodeResponse(bytes!)).toMatchObject({ status: 2, code: 3, data: { req_guid: 'g' } });
    world.publish = async () => {};
  });

  test.each([
    ['', {}],
    [' once it is unzipped', { 'grpc.default_compression_algorithm': 2 }],
  ])('a batch that is too large%s; it is counted', async (_, options) => {
    const { world, port } = await serveGrpc({ maxFrameBytes: 1000 });
    expect(await grpcClient(port, options)(sendEvent, batch('g', 1, 200_000))).toEqual({
      code: 8,
      details: 'a batch is at most 1000 bytes here; send smaller ones',
    });
    expect(world.unsaved()).toBe(1);
    expect(world.published).toEqual([]);
  });

  test('a batch while as many bytes wait as may; it leaves nothing behind', async () => {
    const { world, call } = await serveGrpc({ maxFrameBytes: 2 * limits.waitingBytes });
    const waiting: (() => void)[] = [];
    world.publish = () => new Promise((resolve) => waiting.push(resolve));
    expect(await call(sendEvent, batch('g', 1, limits.waitingBytes + 1))).toEqual({
      code: 14,
      details: 'too many batches wait; send this one again',
    });
    const next = call(sendEvent, batch('next'));
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]!();
    expect((await next).code).toBe(0);
    world.publish = async () => {};
  });

  test('a method that there is not', async () => {
    const { call } = await serveGrpc();
    const method = '/gotocompany.raccoon.v1beta1.EventService/TakeEvent';
    expect(await call(method, batch('g'))).toEqual({ code: 12, details: `no method ${method}` });
  });

  test.each([
    ['less than its length says', framed(batch('g')).subarray(0, -1), {}, '13'],
    ['more than one message', Buffer.concat([framed(batch('g')), framed(batch('h'))]), {}, '13'],
    ['no message', Buffer.alloc(0), {}, '13'],
    ['a compression that is not read here', framed(batch('g'), 1), { 'grpc-encoding': 'snappy' }, '12'],
    ['no gzip where it says gzip', framed(batch('g'), 1), { 'grpc-encoding': 'gzip' }, '13'],
  ])('a call of %s', async (_, body, headers, code) => {
    const { world, port } = await serveGrpc();
    const asked = { ':path': sendEvent, 'x-user-id': 'u', ...grpcType, ...headers };
    const answer = await http2Request(port, asked, body);
    expect(answer).toMatchObject({
      ':status': 200,
      'grpc-status': code,
      'grpc-accept-encoding': 'identity,gzip',
    });
    expect(world.published).toEqual([]);
    expect(
      await http2Request(port, { ...asked, 'grpc-encoding': 'gzip' }, framed(gzipSync(batch('g')), 1)),
    ).toMatchObject({ 'grpc-status': '0' });
  });

  test('what is not gRPC', async () => {
    const { port } = await serveGrpc();
    const web = { ':path': sendEvent, 'content-type': 'application/grpc-web' };
    expect(await http2Request(port, web)).toMatchObject({ ':status': 415 });
    expect(await http2Request(port, { ':path': sendEvent, ':method': 'GET' })).toMatchObject({
      ':status': 405,
    });
  });
});

describe('health', () => {
  const asks = (service: string): Buffer =>
    Buffer.concat([Buffer.of(10, service.length), Buffer.from(service)]);

  test('it serves while batches are taken', async () => {
    const { world, call } = await serveGrpc();
    expect((await call(health, Buffer.alloc(0))).bytes).toEqual(Buffer.of(8, 1));
    expect((await call(health, asks('odpf.raccoon.v1beta1.EventService'))).bytes).toEqual(Buffer.of(8, 1));
    world.publish = () => Promise.reject(new LogFull('the disk is full'));
    await call(sendEvent, batch('g'));
    expect((await call(health, Buffer.alloc(0))).bytes).toEqual(Buffer.of(8, 2));
    world.publish = async () => {};
  });

  test.each([
    ['another service', asks('shop.Orders')],
    ['what is no question', Buffer.of(10, 200)],
  ])('%s is not found', async (_, message) => {
    const { call } = await serveGrpc();
    expect(await call(health, message)).toEqual({ code: 5, details: 'no such service' });
  });
});

describe('the end', () => {
  test('closing answers a call that waits, and takes no new one', async () => {
    const { world, grpc, port, call } = await serveGrpc();
    const waiting: (() => void)[] = [];
    world.publish = () => new Promise((resolve) => waiting.push(resolve));
    const answer = call(sendEvent, batch('g'));
    await expect.poll(() => waiting.length).toBe(1);
    const closed = grpc.close();
    expect((await grpcClient(port)(sendEvent, batch('late'))).code).toBe(14);
    waiting[0]!();
    expect((await answer).code).toBe(0);
    await closed;
    expect(world.published.length).toBe(1);
  });

  test('a client that never ends its message is cut off when its time is over', async () => {
    const { world, port } = await serveGrpc();
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':method': 'POST', ':path': sendEvent, 'x-user-id': 'u', ...grpcType });
    stream.resume();
    stream.write(framed(batch('g')).subarray(0, 7));
    await once(stream, 'ready');
    // What comes after the message's bytes is answered, so they have come.
    await new Promise((resolve) => session.ping(resolve));
    world.clock.advance(limits.requestWithin);
    await once(stream, 'close');
    expect(world.published).toEqual([]);
    expect((await grpcClient(port)(sendEvent, batch('next'))).code).toBe(0);
  });

  test('a connection without a byte is cut off after two pings', async () => {
    const { world, port } = await serveGrpc();
    const socket = connectTcp(port, '127.0.0.1');
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    socket.write(Buffer.from('000000040000000000', 'hex'));
    socket.resume();
    await once(socket, 'data');
    for (let ping = 0; ping < 3; ping += 1) world.clock.advance(limits.pingEvery);
    await once(socket, 'close');
  });

  test('a port in use is told, with the setting to change', async () => {
    const { port } = await serveGrpc();
    await expect(serve({ grpcPort: port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
  });
});

test('a call without a write key that opens is told so, and with one it is taken', async () => {
  const writeKeys = [{ name: 'app', variables: ['APP_KEY'], limit: undefined }];
  const world = await serve({ grpcPort: 0, writeKeys }, { APP_KEY: 'a-secret-of-the-app-0001' });
  const call = grpcClient(world.grpc!.port);
  expect(await call(sendEvent, batch('g'))).toEqual({ code: 16, details: 'no write key that opens' });
  const metadata = { 'X-User-ID': 'u', authorization: 'Bearer a-secret-of-the-app-0001' };
  expect((await call(sendEvent, batch('g'), metadata)).code).toBe(0);
  expect(world.published.length).toBe(1);
});
