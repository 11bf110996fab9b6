import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { LogFull } from '../../../ingest/log/errors.ts';
import { decodeProtobuf } from '../../../ingest/protocol/decode-protobuf.ts';
import { eventsPath } from '../../../ingest/server/start-server.ts';
import { serve } from '../support/serve.ts';

const folder = fileURLToPath(new URL('../../tools/clickstream-web/', import.meta.url));

beforeAll(() => {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['ci', ...options], { cwd: folder });
}, 120_000);

/** A page with Raccoon's web client, `@gojek/clickstream-web` as npm has it. */
async function openPage(url: string) {
  const page = fork(`${folder}track.child.mjs`, [url], { stdio: 'ignore' });
  onTestFinished(() => void page.kill());
  await once(page, 'message');
  const say = async (message: object): Promise<number> => {
    page.send(message);
    const [answer] = (await once(page, 'message')) as [{ readonly kept?: number }];
    return answer.kept ?? 0;
  };
  return {
    track: (fields: object) => say({ track: fields }),
    kept: () => say({ ask: 'kept' }),
  };
}

test("Raccoon's web client sends, and forgets its events when they are durable and not before", async () => {
  const world = await serve();
  let refused = 0;
  world.publish = () => {
    refused += 1;
    return Promise.reject(new LogFull('the log is full'));
  };
  const page = await openPage(`${world.origin}${eventsPath}`);
  await page.track({ eventName: 'clicked', order: 1 });
  await page.track({ eventName: 'clicked', order: 2 });
  await expect.poll(() => refused, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await page.kept()).toBe(2);
  world.publish = async () => {};
  await expect.poll(page.kept, { timeout: 15_000 }).toBe(0);
  const batches = world.published.filter(({ kind }) => kind === 'batch');
  const events = batches.flatMap(({ frame }) => decodeProtobuf(Buffer.from(frame)).events);
  const orders = events.map(({ type, bytes }) => ({
    type,
    ...(JSON.parse(Buffer.from(bytes).toString()) as object),
  }));
  expect(orders).toEqual(
    expect.arrayContaining([
      { type: 'shop-page', eventName: 'clicked', order: 1 },
      { type: 'shop-page', eventName: 'clicked', order: 2 },
    ]),
  );
  expect(batches.every(({ connection }) => connection === 'web-client-1')).toBe(true);
});

test('an event that the page calls instant is sent by itself, at once', async () => {
  const world = await serve();
  const page = await openPage(`${world.origin}${eventsPath}`);
  await page.track({ eventName: 'instantOne' });
  await expect.poll(() => world.published.length, { timeout: 15_000 }).toBe(1);
  expect(world.published).toMatchObject([{ kind: 'batch', events: 1, connection: 'web-client-1' }]);
});
