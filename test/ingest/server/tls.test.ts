import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { IngestEvent } from '../../../ingest/ingest-event.ts';
import { decodeResponse } from '../../../ingest/protocol/decode-response.ts';
import { limits } from '../../../ingest/server/limits.ts';
import { startIngester } from '../../../ingest/start-ingester.ts';
import { grpcClient } from '../support/grpc-client.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { testFolder, testOptions } from '../support/options.ts';
import { rawClient } from '../support/raw-client.ts';
import { batch } from '../support/serve.ts';

const pem = (name: string): string => fileURLToPath(new URL(`../support/tls/${name}.pem`, import.meta.url));
const authorities = ['first', 'second'].map((name) => readFileSync(pem(name)));

/** An ingester whose certificate and key are those called `first`. */
async function start() {
  const folder = testFolder();
  const tls = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const install = (certificate: string, key = `${certificate}.key`): void => {
    copyFileSync(pem(certificate), tls.certificate);
    copyFileSync(pem(key), tls.key);
  };
  install('first');
  const clock = fakeClock();
  const told: IngestEvent[] = [];
  const options = testOptions(folder, { clock, onEvent: (event) => told.push(event) });
  const ingester = await startIngester({ ...options, settings: { ...options.settings, tls, grpcPort: 0 } });
  onTestFinished(ingester.close);
  return { ingester, install, clock, told, tls };
}

async function handshake(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', ca: authorities });
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  return socket;
}

async function shown(port: number): Promise<unknown> {
  return (await handshake(port)).getPeerCertificate().subject.CN;
}

function get(port: number, path: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, ca: authorities, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('with a certificate batches come in over wss, and posts over https', async () => {
  const { ingester } = await start();
  expect(ingester.url).toBe(`wss://127.0.0.1:${ingester.port}/api/v1/events`);
  const client = await rawClient(ingester.url, {}, { ca: authorities });
  client.socket.send(batch('g'));
  expect(decodeResponse((await client.next()).bytes)).toMatchObject({ status: 1, data: { req_guid: 'g' } });
  expect(await get(ingester.port, '/readyz')).toEqual({ status: 200, body: 'pong' });
  expect((await handshake(ingester.port)).getProtocol()).toBe('TLSv1.3');
});

test('who speaks plainly, or too old a version, is turned away and counted', async () => {
  const { ingester } = await start();
  const plain = connectPlain(ingester.port, '127.0.0.1');
  const gone = new Promise((resolve) => plain.once('close', resolve).on('error', () => undefined));
  plain.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
  await gone;
  const old = connect({
    port: ingester.port,
    host: '127.0.0.1',
    ca: authorities,
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  await expect(
    new Promise((resolve, reject) => old.once('secureConnect', resolve).once('error', reject)),
  ).rejects.toThrow(/protocol version/i);
  const counted = async () => (await get(ingester.port, '/metrics')).body;
  await expect.poll(counted).toContain('cinnabar_ingest_turned_away_total{reason="handshake"} 2');
});

test('a certificate that is renewed is in use without a restart; one that cannot be used is told once', async () => {
  const { ingester, install, clock, told, tls } = await start();
  const kinds = (): readonly string[] => told.map(({ kind }) => kind);
  expect(await shown(ingester.port)).toBe('first.test');
  clock.advance(limits.rereadCertificateEvery);

  install('second', 'first.key');
  clock.advance(limits.rereadCertificateEvery);
  await expect.poll(kinds).toEqual(['certificate unusable']);
  clock.advance(limits.rereadCertificateEvery);
  expect(await shown(ingester.port)).toBe('first.test');

  const before = await rawClient(ingester.url, {}, { ca: authorities });
  install('second');
  clock.advance(limits.rereadCertificateEvery);
  await expect.poll(kinds).toEqual(['certificate unusable', 'certificate renewed']);
  expect(await shown(ingester.port)).toBe('second.test');
  before.socket.send(batch('still open'));
  expect(decodeResponse((await before.next()).bytes)).toMatchObject({ status: 1 });

  writeFileSync(tls.certificate, 'no PEM');
  clock.advance(limits.rereadCertificateEvery);
  await expect.poll(kinds).toEqual(['certificate unusable', 'certificate renewed', 'certificate unusable']);
  expect(await shown(ingester.port)).toBe('second.test');
});

test.each([
  ['is not there', { certificate: '/nowhere/cert.pem', key: pem('first.key') }, '/nowhere/cert.pem'],
  ['belongs to another key', { certificate: pem('first'), key: pem('second.key') }, 'key values mismatch'],
  ['is no PEM', { certificate: fileURLToPath(import.meta.url), key: pem('first.key') }, 'cannot be used'],
])('a certificate that %s stops the start, and says which files to look at', async (_, tls, message) => {
  const options = testOptions(testFolder());
  const starting = startIngester({ ...options, settings: { ...options.settings, tls } });
  await expect(starting).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(message),
    hint: expect.stringContaining('`certificate` and `key`'),
  });
});

test('gRPC has the same certificate, and the renewed one', async () => {
  const { ingester, install, clock, told } = await start();
  const port = ingester.grpcPort!;
  const method = '/gotocompany.raccoon.v1beta1.EventService/SendEvent';
  const taken = await grpcClient(port, {}, authorities[0])(method, batch('g'));
  expect(decodeResponse(taken.bytes!)).toMatchObject({ status: 1, data: { req_guid: 'g' } });
  const before = await shown(port);
  install('second');
  clock.advance(limits.rereadCertificateEvery);
  await expect.poll(() => told.map(({ kind }) => kind)).toContain('certificate renewed');
  expect(await shown(port)).not.toEqual(before);
  expect(await shown(port)).toEqual(await shown(ingester.port));
});
