import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { serve } from '../ingest/support/serve.ts';
import { turningClock } from '../ingest/support/load-clock.ts';
import { ingestBench } from '../../src/cli/ingest-bench.ts';
import { cinnabar, folderWith } from './command-line.ts';

/** What a program reads. */
interface Found {
  readonly events: number;
  readonly batches: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly ack: { readonly p50: number; readonly p99: number; readonly max: number };
}

const never = new Promise<void>(() => undefined);

/** The command with a clock of the test's own. */
async function bench(url: string, json: boolean) {
  let out = '';
  const flags = { url, connections: 2, batch: 5, eventBytes: 200, duration: 1, idHeader: 'X-User-ID' };
  const surroundings = {
    folder: folderWith({}),
    out: (text: string) => (out += text),
    say: () => undefined,
    atTerminal: false,
    colours: false,
    clock: () => 0,
    watchFolder: () => () => undefined,
    burstOver: () => never,
    stopAsked: () => never,
  };
  const exitCode = await ingestBench(json ? { ...flags, json } : flags, surroundings, turningClock(0));
  return { exitCode, out };
}

test('it says events a second, how long acknowledgements took, and that nothing failed', async () => {
  const { url } = await serve();
  const { exitCode, out } = await bench(url, false);
  expect(exitCode).toBe(0);
  expect(out).toMatch(
    /^events\/s {3}\d+ {2}\(\d+ acknowledged in \d\.\d s\)\nack {8}p50 .+ ms, p99 .+ ms, max .+ ms\nerrors {5}0\n$/,
  );
});

test('with --json it prints figures that agree with each other and with the server', async () => {
  const { url, published } = await serve();
  const found = JSON.parse((await bench(url, true)).out) as Found;
  expect(found.events).toBe(5 * published.length);
  expect(found.batches).toBe(published.length);
  expect(found.eventsPerSecond).toBeCloseTo(found.events / found.seconds);
  expect(found.ack.p50).toBeLessThanOrEqual(found.ack.p99);
  expect(found.ack.p99).toBeLessThanOrEqual(found.ack.max);
  expect(found).toMatchObject({ failedBatches: 0, errors: {}, lostConnections: 0, load: { connections: 2 } });
});

test('a server from which nothing came back is a failure, with the reason', async () => {
  const { url } = await serve({ maxFrameBytes: 100 });
  const { exitCode, out } = await bench(url, false);
  expect(exitCode).toBe(3);
  expect(out).toContain('events/s   0');
  expect(out).toContain('2 × the connection closed with 1009');
});

test('nobody there is told with the address', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address!.port : 0;
  server.close();
  await once(server, 'close');
  const url = `ws://127.0.0.1:${port}/api/v1/events`;
  const { exitCode, said } = await cinnabar(folderWith({}), ['ingest', 'bench', '--url', url]);
  expect(exitCode).toBe(3);
  expect(said).toContain(`${url} cannot be reached`);
});

test.each([
  [['--url', 'http://127.0.0.1:1/'], 'is no address of a WebSocket'],
  [['--url', 'ws://127.0.0.1:1/', '--connections', '0'], 'there would be nothing to send'],
  [['--url', 'ws://127.0.0.1:1/', '--event-bytes', '10'], 'an event has at least 160 bytes'],
  [[], "required option '--url <address>' not specified"],
])('%j is a wrong use', async (args, text) => {
  const { exitCode, said } = await cinnabar(folderWith({}), ['ingest', 'bench', ...args]);
  expect(exitCode).toBe(2);
  expect(said).toContain(text);
});
