import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ledger } from '../../../ingest/ledger.ts';
import { landingWorld, order, quarantine } from '../support/landing-world.ts';
import { testFolder } from '../support/options.ts';

test('events lie by name and day, sorted by user and time, with typed copies of declared properties', async () => {
  const world = await landingWorld(testFolder());
  await world.send([
    order({ event_id: 'a', user_id: 'u2', event_time: '2026-05-01T23:59:59.999999Z' }),
    order({ event_id: 'b', user_id: 'u1', event_time: '2026-05-01T12:00:00Z', city: 'Bogor' }),
    order({ event_id: 'c', user_id: 'u1', event_time: '2026-05-01T11:00:00Z', amount: 'much' }),
    order({ event_id: 'd', event_time: '2026-05-02T00:00:00+00:00' }),
    ['../we ird*', { event_id: 'e', anonymous_id: 7, event_time: 1_777_629_600_000.5 }],
    ['other', { event_id: 'f', event_time: '2026-05-01T10:00:00', nested: { deep: [1, '}'] } }],
  ]);
  await world.lander.landAll();
  const manifest = world.lander.manifest();
  expect(manifest.files.map(({ path, event, day, rows }) => [dirname(path), event, day, rows])).toEqual([
    ['events/food_order/2026-05-01', 'food_order', '2026-05-01', 3],
    ['events/food_order/2026-05-02', 'food_order', '2026-05-02', 1],
    ['events/_undeclared/2026-05-01', null, '2026-05-01', 2],
  ]);
  expect(manifest.files[0]).toMatchObject({
    typedColumns: ['amount__decimal', 'city__text'],
    minTime: '2026-05-01T11:00:00.000000Z',
    maxTime: '2026-05-01T23:59:59.999999Z',
    range: { log: world.log.id, from: 0, to: 1 },
  });
  expect(manifest.files[0]!.bytes).toBe(readFileSync(join(world.lakePath, manifest.files[0]!.path)).length);
  expect(
    await world.rows(`select event_id, amount__decimal, city__text from events where name = 'food_order'`),
  ).toEqual([
    { event_id: 'c', amount__decimal: null, city__text: null },
    { event_id: 'b', amount__decimal: '12.500000000', city__text: 'Bogor' },
    { event_id: 'a', amount__decimal: '12.500000000', city__text: null },
    { event_id: 'd', amount__decimal: '12.500000000', city__text: null },
  ]);
  expect(
    await world.rows(
      `select name, user_id, anonymous_id, event_time, properties from events where name <> 'food_order' order by all`,
    ),
  ).toEqual([
    {
      name: '../we ird*',
      user_id: null,
      anonymous_id: '7',
      event_time: '2026-05-01T10:00:00.000500Z',
      properties: '{}',
    },
    {
      name: 'other',
      user_id: null,
      anonymous_id: null,
      event_time: '2026-05-01T10:00:00.000000Z',
      properties: '{"nested":{"deep":[1,"}"]}}',
    },
  ]);
});

test('numbers in properties keep all their digits', async () => {
  const world = await landingWorld(testFolder());
  await world.send([
    [
      'x',
      '{"event_time":0,"user_id":12345678901234567890,"amount": 123456789012345678.123456789 , "a":{"b":[1,"}"]}}',
    ],
  ]);
  await world.lander.landAll();
  expect(await world.rows('select user_id, properties from events')).toEqual([
    {
      user_id: '12345678901234567890',
      properties: '{"amount":123456789012345678.123456789,"a":{"b":[1,"}"]}}',
    },
  ]);
});

test('a field of properties is taken as it is when the settings name one', async () => {
  const world = await landingWorld(testFolder(), { columns: { properties: 'data' } });
  await world.send([
    ['x', '{"event_time":0,"event_id":"a","data":{"n": 1.50},"more":1}'],
    ['x', '{"event_time":0,"event_id":"b"}'],
    ['x', '{"event_time":0,"event_id":"c","data":[1]}'],
  ]);
  await world.lander.landAll();
  expect(await world.rows('select properties from events order by event_id')).toEqual([
    { properties: '{"n": 1.50}' },
    { properties: '{}' },
  ]);
  expect(await quarantine(world)).toMatchObject([{ reason: '`data` is not an object' }]);
});

test('what the protocol says beside the bytes is kept as the source', async () => {
  const world = await landingWorld(testFolder());
  const json = {
    events: [
      {
        event_bytes: Buffer.from('{"event_id":"a"}').toString('base64'),
        type: 'x',
        event_name: 'X',
        product: 'food',
        event_timestamp: { seconds: 1_777_629_600, nanos: 123_456_789 },
        app_version: '1.2',
        platform: 2,
      },
    ],
  };
  await world.publish({ encoding: 'json', frame: Buffer.from(JSON.stringify(json)), group: 'g' });
  await world.lander.landAll();
  const [row] = await world.rows('select event_time, source from events');
  // The time of the protocol stands in for one that the body does not hold.
  expect(row!.event_time).toBe('2026-05-01T10:00:00.123456Z');
  expect(JSON.parse(String(row!.source))).toEqual({
    group: 'g',
    event_name: 'X',
    product: 'food',
    event_timestamp: { seconds: 1_777_629_600, nanos: 123_456_789 },
    app_version: '1.2',
    platform: 2,
  });
});

const rejected = [
  ['event_bytes is empty', ''],
  ['event_bytes is not JSON', '{"event_time":0'],
  ['event_bytes is not a JSON object', '[1]'],
  ['event_bytes is not a JSON object', 'null'],
  [
    'event_bytes is nested more than 64 levels deep',
    `{"a":${'['.repeat(100)}${']'.repeat(100)},"event_time":0}`,
  ],
  ['event_bytes is nested more than 64 levels deep', `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
  ['the event has no time: `event_time` is missing', '{"user_id":"u"}'],
  ['`event_time` is neither', '{"event_time":"yesterday"}'],
  ['`event_time` is neither', '{"event_time":"2026-02-30T00:00:00Z"}'],
  ['`event_time` is neither', '{"event_time":"0000-12-31T23:59:59Z"}'],
  ['`event_time` is neither', '{"event_time":1e300}'],
  ['`event_time` is neither', '{"event_time":{"seconds":1}}'],
  ['`user_id` is neither text nor an integer', '{"event_time":0,"user_id":{"id":1}}'],
  ['`user_id` is neither text nor an integer', '{"event_time":0,"user_id":1.5}'],
  ['`event_id` is neither text nor an integer', '{"event_time":0,"event_id":true}'],
  ['`user_id` holds a NUL character', String.raw`{"event_time":0,"user_id":"a\u0000b"}`],
  ['`user_id` holds half of a character', String.raw`{"event_time":0,"user_id":"\ud800"}`],
  ['event_bytes is not JSON that the warehouse can read', String.raw`{"event_time":0,"x":"\ud800"}`],
] as const;

test('an event that cannot land is kept in quarantine with its reason, and the rest of its batch lands', async () => {
  const world = await landingWorld(testFolder());
  await world.send(
    [order(), ...rejected.map(([, body]): [string, string] => ['bad', body]), order({ event_id: 'e2' })],
    {
      reqGuid: 'g',
    },
  );
  await world.lander.landAll();
  expect(world.lander.manifest().counts).toEqual({
    received: rejected.length + 2,
    landed: 2,
    duplicate: 0,
    quarantined: rejected.length,
    refused: 0,
  });
  const found = await quarantine(world);
  expect(found[0]).toMatchObject({
    outcome: 'quarantined',
    type: 'bad',
    group: 'app',
    connection: 'phone',
    req_guid: 'g',
    position: 1,
    received_at: '2026-11-23T02:39:15.000000Z',
    log_offset: 0,
  });
  const reasons = new Map(
    found.map(({ reason, bytes }) => [Buffer.from(bytes, 'base64').toString(), reason]),
  );
  for (const [reason, body] of rejected) expect(reasons.get(body)).toContain(reason);
});

test('an event without a name, and one that is not UTF-8, are kept too', async () => {
  const world = await landingWorld(testFolder());
  await world.send([['', '{"event_time":0}']]);
  const latin = Buffer.from('{"event_time":0,"x":"\xff"}', 'latin1').toString('base64');
  await world.publish({
    encoding: 'json',
    frame: Buffer.from(`{"events":[{"type":"x","event_bytes":"${latin}"}]}`),
  });
  await world.lander.landAll();
  expect((await quarantine(world)).map(({ reason }) => reason)).toEqual([
    'the event has no name: `type` is empty',
    'event_bytes is not UTF-8',
  ]);
});

test('a refused frame is counted as refused, and kept', async () => {
  const world = await landingWorld(testFolder());
  await world.publish({
    kind: 'refused',
    reason: 'cannot deserialize request',
    frame: Buffer.from('garbage'),
  });
  await world.publish({ kind: 'refused', reason: 'no room', events: 150 });
  await world.send([order()]);
  expect(ledger(world.lander.manifest().counts, world.log.counts())).toEqual({
    received: 152,
    landed: 0,
    duplicate: 0,
    quarantined: 0,
    refused: 151,
    waiting: 1,
    acknowledged: 1,
  });
  await world.lander.landAll();
  expect(ledger(world.lander.manifest().counts, world.log.counts())).toEqual({
    received: 152,
    landed: 1,
    duplicate: 0,
    quarantined: 0,
    refused: 151,
    waiting: 0,
    acknowledged: 1,
  });
  expect((await quarantine(world))[0]).toMatchObject({
    outcome: 'refused',
    reason: 'cannot deserialize request',
  });
});

test('a damaged record of the log is told, kept in quarantine, and costs no other', async () => {
  const folder = testFolder();
  const before = await landingWorld(folder, { segmentBytes: 1 });
  for (const id of ['a', 'b', 'c']) await before.send([order({ event_id: id })]);
  const path = join(folder, 'log', readdirSync(join(folder, 'log'))[1]!);
  const bytes = readFileSync(path);
  bytes[80]! ^= 1;
  writeFileSync(path, bytes);
  await before.lander.landAll();
  expect(before.lander.manifest().counts).toEqual({
    received: 3,
    landed: 2,
    duplicate: 0,
    quarantined: 1,
    refused: 0,
  });
  expect(before.log.counts()).toEqual({ waiting: 0, refused: 0 });
  expect(await quarantine(before)).toMatchObject([
    {
      reason: `the log is damaged at byte 40 of ${path}: records 1 to 1`,
      bytes: bytes.subarray(40).toString('base64'),
    },
  ]);
});
