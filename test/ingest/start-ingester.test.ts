import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../ingest/client/connect.ts';
import { startIngester } from '../../ingest/start-ingester.ts';
import { fakeClock } from './support/fake-clock.ts';
import { lakeRows } from './support/lake-rows.ts';
import { testFolder, testOptions } from './support/options.ts';
import { powerCutDisk, seededRandom } from './support/power-cut-disk.ts';
import { http } from './support/raw-client.ts';

test('an event that was acknowledged over the socket is a row of the lake', async () => {
  const options = testOptions(testFolder());
  const ingester = await startIngester(options);
  const client = await connect(ingester.url, { 'X-User-ID': 'phone-1' });
  const event = {
    user_id: 'u1',
    event_time: '2026-05-01T10:00:00.5Z',
    event_id: 'e1',
    amount: 12.5,
    city: 'Bogor',
  };
  const ack = await client.send({
    reqGuid: 'g1',
    events: [{ type: 'food_order', bytes: Buffer.from(JSON.stringify(event)) }],
  });
  expect(ack).toMatchObject({ status: 1, code: 1, data: { req_guid: 'g1' } });
  expect(ingester.ledger()).toMatchObject({ received: 1, waiting: 1, landed: 0, acknowledged: 1 });
  await ingester.landNow();
  expect(ingester.ledger()).toMatchObject({ received: 1, waiting: 0, landed: 1, acknowledged: 1 });
  await client.close();
  await ingester.close();
  await ingester.stopped;
  expect(await lakeRows(options.lakePath, 'select * exclude (received_at) from events')).toEqual([
    {
      event_id: 'e1',
      name: 'food_order',
      user_id: 'u1',
      anonymous_id: null,
      event_time: '2026-05-01T10:00:00.500000Z',
      properties: '{"amount":12.5,"city":"Bogor"}',
      source: '{"group":"--default--"}',
      amount__decimal: '12.500000000',
      city__text: 'Bogor',
    },
  ]);
});

test('what a web SDK and a beacon send is in the lake, whatever the settings call its fields', async () => {
  const options = testOptions(testFolder());
  const columns = { user: 'uid', anonymous: 'aid', time: 'at', id: 'key', properties: 'data' };
  const ingester = await startIngester({ ...options, settings: { ...options.settings, columns } });
  const origin = `http://127.0.0.1:${ingester.port}`;
  const timestamp = '2026-05-01T10:00:00.500Z';
  const order = `{"type":"track","event":"food_order","userId":"u1","anonymousId":"a1","messageId":"m1",
    "timestamp":"${timestamp}","properties":{"amount":12.50,"city":"Bogor","big":12345678901234567890.10}}`;
  const page = {
    type: 'page',
    anonymousId: 'a1',
    messageId: 'm2',
    originalTimestamp: timestamp,
    name: 'Home',
  };
  const batch = `{"batch":[${order},{"type":"wrong"}],"sentAt":"${new Date().toISOString()}"}`;
  const post = async (path: string, type: string, body: string): Promise<void> => {
    const answer = await http(`${origin}${path}`, 'POST', { 'content-type': type }, body);
    expect(answer.status).toBe(200);
  };
  await post('/v1/batch', 'application/json', batch);
  await post('/v1/t', 'text/plain', order);
  await post('/v1/page', 'application/json', JSON.stringify(page));
  const bytes = Buffer.from(JSON.stringify({ uid: 'u2', at: timestamp, key: 'k', data: { n: 1 } }));
  const events = [{ type: 'left', event_bytes: bytes.toString('base64') }];
  await post('/api/v1/events', 'text/plain', JSON.stringify({ req_guid: 'g', events }));
  expect(ingester.ledger()).toMatchObject({ received: 5, waiting: 5 });
  await ingester.close();
  const counted = { received: 5, landed: 3, duplicate: 1, quarantined: 1, refused: 0, waiting: 0 };
  expect(ingester.ledger()).toMatchObject(counted);
  const event_time = '2026-05-01T10:00:00.500000Z';
  expect(
    await lakeRows(
      options.lakePath,
      `select name, event_id, user_id, anonymous_id, event_time, properties, amount__decimal, source
       from events order by name`,
    ),
  ).toEqual([
    {
      name: 'food_order',
      event_id: 'm1',
      user_id: 'u1',
      anonymous_id: 'a1',
      event_time,
      properties: '{"amount":12.50,"city":"Bogor","big":12345678901234567890.10}',
      amount__decimal: '12.500000000',
      source: '{"group":"--default--","call":"track"}',
    },
    {
      name: 'left',
      event_id: 'k',
      user_id: 'u2',
      anonymous_id: null,
      event_time,
      properties: '{"n":1}',
      amount__decimal: null,
      source: '{"group":"--default--"}',
    },
    {
      name: 'page',
      event_id: 'm2',
      user_id: null,
      anonymous_id: 'a1',
      event_time,
      properties: '{"name":"Home"}',
      amount__decimal: null,
      source: '{"group":"--default--","call":"page"}',
    },
  ]);
});

test('a full disk stops the acknowledgements and not the ingester, and the ledger knows after a restart', async () => {
  const folder = join(testFolder(), 'disk');
  const disk = powerCutDisk(folder, seededRandom(5));
  await disk.makeFolder(folder);
  const clock = fakeClock();
  const options = testOptions(folder, { disk, clock });
  const ingester = await startIngester(options);
  const client = await connect(ingester.url, { 'X-User-ID': 'phone-1' });
  const events = Array.from({ length: 3 }, (_, id) => ({
    type: 'food_order',
    bytes: Buffer.from(`{"event_id":${id},"event_time":0}`),
  }));
  disk.failing = (operation) => (operation === 'append' ? 'ENOSPC' : undefined);
  await expect(client.send({ reqGuid: 'g1', events })).rejects.toThrow(
    'cannot publish events: no room on the disk',
  );
  expect((await http(ingester.url.replace('/api/v1/events', '/ping'))).status).toBe(503);
  await expect(ingester.landNow()).resolves.toBeUndefined();
  disk.failing = () => undefined;
  await client.send({ reqGuid: 'g1', events });
  expect((await http(ingester.url.replace('/api/v1/events', '/ping'))).status).toBe(200);
  const expected = {
    received: 6,
    landed: 3,
    duplicate: 0,
    quarantined: 0,
    refused: 3,
    waiting: 0,
    acknowledged: 3,
  };
  expect(ingester.ledger()).toEqual({ ...expected, landed: 0, waiting: 3 });
  await client.close();
  await ingester.close();
  const again = await startIngester(options);
  expect(again.ledger()).toEqual(expected);
  await again.close();
});

test('a disk that fails stops the ingester with words, and what was acknowledged lands after a restart', async () => {
  const folder = join(testFolder(), 'disk');
  const disk = powerCutDisk(folder, seededRandom(5));
  await disk.makeFolder(folder);
  const options = testOptions(folder, { disk });
  const ingester = await startIngester(options);
  const client = await connect(ingester.url, { 'X-User-ID': 'phone-1' });
  const send = (id: string) =>
    client.send({
      reqGuid: id,
      events: [{ type: 'food_order', bytes: Buffer.from(`{"event_id":"${id}","event_time":0}`) }],
    });
  await send('safe');
  disk.failing = (operation) => (operation === 'sync' ? 'EIO' : undefined);
  await expect(send('lost')).rejects.toThrow('cannot publish events: the disk failed');
  await expect(ingester.stopped).rejects.toMatchObject({
    name: 'CinnabarError',
    exitCode: 3,
    hint: expect.stringContaining('acknowledged is safe'),
  });
  await ingester.close();
  const again = await startIngester({ ...options, disk: await disk.reboot() });
  await again.landNow();
  await again.close();
  const rows = await lakeRows(options.lakePath, `select event_id from events where event_id = 'safe'`);
  expect(rows).toHaveLength(1);
});

test('a second ingester on the same lake is refused, and leaves nothing behind', async () => {
  const options = testOptions(testFolder());
  const ingester = await startIngester(options);
  const other = { ...options, settings: { ...options.settings, log: `${options.settings.log}2` } };
  await expect(startIngester(other)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('The lake'),
  });
  const taken = {
    ...other,
    lakePath: `${options.lakePath}2`,
    settings: { ...other.settings, port: ingester.port },
  };
  await expect(startIngester(taken)).rejects.toThrow('in use by another process');
  // Its log and lake are free again.
  const free = await startIngester({ ...taken, settings: other.settings });
  await free.close();
  await ingester.close();
});
