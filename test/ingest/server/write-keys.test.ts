import { expect, test } from 'vitest';
import { decodeResponse } from '../../../ingest/protocol/decode-response.ts';
import { limits } from '../../../ingest/server/limits.ts';
import { openWriteKeys } from '../../../ingest/server/write-keys.ts';
import { startIngester } from '../../../ingest/start-ingester.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { testFolder, testOptions } from '../support/options.ts';
import { http, rawClient } from '../support/raw-client.ts';
import { scrape, scrapeLedger } from '../support/scrape.ts';
import { batch, serve } from '../support/serve.ts';

const environment = {
  WEB: 'web-key-of-sixteen-and-more',
  WEB_NEXT: 'the-next.key_of~the-web',
  APP: 'app-key-0123456789',
};
const writeKeys = [
  { name: 'web', variables: ['WEB', 'WEB_NEXT'], limit: undefined },
  { name: 'app', variables: ['APP'], limit: { eventsPerSecond: 10, burst: 5 } },
];
const protobuf = { 'content-type': 'application/proto' };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test.each<[string, Record<string, string>, string]>([
  ['as a bearer', { authorization: `Bearer ${environment.WEB}` }, ''],
  ["as a user's name", { authorization: basic(`${environment.WEB}:`) }, ''],
  ['in a header', { 'X-Write-Key': environment.WEB }, ''],
  ['in the address', {}, `?write_key=${environment.WEB}`],
  ["in the address, as RudderStack's beacons bring it", {}, `?writeKey=${environment.WEB}`],
  ['that comes next', { 'X-Write-Key': environment.WEB_NEXT }, ''],
])('a key %s opens for posts and for WebSockets', async (_, headers, query) => {
  const world = await serve({ writeKeys }, environment);
  const url = world.url + query;
  expect((await http(url, 'POST', { ...protobuf, ...headers }, batch('g'))).status).toBe(200);
  const client = await rawClient(url, headers);
  client.socket.send(batch('w'));
  expect(decodeResponse((await client.next()).bytes)).toMatchObject({ status: 1 });
});

test('a page brings its key in a subprotocol, and the answer does not repeat it', async () => {
  const world = await serve({ writeKeys }, environment);
  const client = await rawClient(world.url, {}, {}, [`key.${environment.WEB}`, 'cinnabar']);
  expect(client.socket.protocol).toBe('cinnabar');
  client.socket.send(batch('g'));
  expect(decodeResponse((await client.next()).bytes)).toMatchObject({ status: 1 });
  await expect(rawClient(world.url, {}, {}, ['key.of-nobody', 'cinnabar'])).rejects.toThrow('401');
  await expect(rawClient(world.url, {}, {}, [`key.${environment.WEB}`])).rejects.toThrow('no subprotocol');
});

test.each<[string, Record<string, string>, string]>([
  ['no key', {}, ''],
  ['an unknown key', { 'X-Write-Key': 'a-key-that-nobody-has-given-out' }, ''],
  ['a key cut short', { authorization: `Bearer ${environment.WEB.slice(0, -1)}` }, ''],
  ['an empty key', { 'X-Write-Key': '' }, '?write_key='],
  ['the name of a variable', { 'X-Write-Key': 'WEB' }, ''],
])('with %s nothing is read, counted or kept', async (_, headers, query) => {
  const world = await serve({ writeKeys }, environment);
  const url = world.url + query;
  const answer = await http(url, 'POST', { ...protobuf, ...headers, origin: world.origin }, batch('g'));
  expect(answer).toMatchObject({
    status: 401,
    headers: { 'www-authenticate': 'Bearer', 'access-control-allow-origin': world.origin },
  });
  await expect(rawClient(url, headers)).rejects.toThrow('401');
  expect(world.published).toEqual([]);
  expect(world.unsaved()).toBe(0);
});

test('whether it lives and is ready is told to all', async () => {
  const world = await serve({ writeKeys }, environment);
  for (const path of ['/livez', '/readyz', '/ping', '/metrics'])
    expect((await http(world.origin + path)).status).toBe(200);
});

test('a post of a key that sends too much gets 429 and the seconds after which it is taken', async () => {
  const world = await serve({ writeKeys }, environment);
  const post = (key: string, id: string, events = 1) =>
    http(world.url, 'POST', { ...protobuf, 'X-Write-Key': key }, batch(id, events));
  expect((await post(environment.APP, 'first', 35)).status).toBe(200);
  const refused = await post(environment.APP, 'second', 2);
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '4' } });
  expect(decodeResponse(refused.bytes)).toMatchObject({
    status: 2,
    code: 5,
    reason: 'the write key app sends too many events; send this batch again in 4 s',
    data: { req_guid: 'second', retry_after: '4' },
  });
  // Others are not held up by it.
  expect((await post(environment.WEB, 'other', 1000)).status).toBe(200);
  world.clock.advance(4000);
  expect((await post(environment.APP, 'second', 2)).status).toBe(200);
});

test('a WebSocket of a key that sends too much is told when to come again, and stays', async () => {
  const world = await serve({ writeKeys }, environment);
  const client = await rawClient(world.url, { 'X-Write-Key': environment.APP });
  const send = async (id: string) => {
    client.socket.send(batch(id, 15));
    return decodeResponse((await client.next()).bytes);
  };
  expect(await send('first')).toMatchObject({ status: 1 });
  expect(await send('second')).toMatchObject({
    status: 2,
    code: 5,
    data: { req_guid: 'second', retry_after: '2' },
  });
  world.clock.advance(2000);
  expect(await send('second')).toMatchObject({ status: 1, data: { req_guid: 'second' } });
});

test('what is refused for coming too fast is in the ledger as a count, and in the metrics by its key', async () => {
  const clock = fakeClock();
  const options = testOptions(testFolder(), { clock, environment });
  const ingester = await startIngester({ ...options, settings: { ...options.settings, writeKeys } });
  const post = () =>
    http(ingester.url, 'POST', { ...protobuf, 'X-Write-Key': environment.APP }, batch('', 20));
  expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([200, 429, 429]);
  expect((await http(ingester.url, 'POST', protobuf, batch(''))).status).toBe(401);
  expect(await scrapeLedger(ingester)).toMatchObject({ received: 60, waiting: 20, refused: 40 });
  const samples = await scrape(ingester);
  expect(samples.get('batches_total{encoding="protobuf",outcome="too many",key="app"}')).toBe(2);
  expect(samples.get('turned_away_total{reason="key"}')).toBe(1);
  clock.advance(limits.retryFullEvery);
  await ingester.landNow();
  await ingester.close();
  expect(ingester.ledger()).toMatchObject({ received: 60, quarantined: 20, refused: 40, waiting: 0 });
});

test.each([
  [{ ...environment, WEB: undefined }, 'WEB, which holds the write key `web`, is not set.'],
  [{ ...environment, WEB_NEXT: '' }, 'WEB_NEXT, which holds the write key `web`, is not set.'],
  [{ ...environment, APP: 'too short' }, 'APP, which holds the write key `app`, is not 16 to 256 letters'],
  [
    { ...environment, APP: `${'a'.repeat(20)} b` },
    'APP, which holds the write key `app`, is not 16 to 256 letters',
  ],
  [{ ...environment, APP: environment.WEB }, 'The write keys `web` and `app` are the same.'],
])('a key that is not as it has to be stops the start, and is not repeated: %#', (wrong, message) => {
  expect(() => openWriteKeys(writeKeys, wrong, fakeClock())).toThrow(message);
  expect(() => openWriteKeys(writeKeys, wrong, fakeClock())).not.toThrow(/too short|aaaa|web-key/);
});
