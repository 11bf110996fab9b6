import { expect, test } from 'vitest';
import { limits } from '../../../ingest/server/limits.ts';
import { eventsPath } from '../../../ingest/server/start-server.ts';
import { http } from '../support/raw-client.ts';
import { serve } from '../support/serve.ts';

const event = `{"type":"page","event_bytes":"${Buffer.from('{}').toString('base64')}"}`;
const body = `{"req_guid":"g","events":[${event},${event}]}`;
const form = 'application/x-www-form-urlencoded';

test.each([
  ['text/plain;charset=UTF-8', body, body],
  ['text/plain', '{"batch":[{"type":"page"},{}]}', '{"batch":[{"type":"page"},{}]}'],
  [form, body, body],
  [form, new URLSearchParams({ v: '1', data: body }).toString(), body],
])('a beacon of %s is taken without asking first, and its JSON is kept', async (type, sent, kept) => {
  const origin = 'https://shop.example';
  const world = await serve({ origins: [origin] });
  const url = `${world.origin}${eventsPath}?X-User-ID=phone-1&x-user-group=web`;
  const answer = await http(url, 'POST', { 'content-type': type, origin }, sent);
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  expect(JSON.parse(answer.body)).toMatchObject({ status: 1, code: 1 });
  const identity = { connection: 'phone-1', group: 'web' };
  expect(world.published).toMatchObject([{ kind: 'batch', encoding: 'json', events: 2, ...identity }]);
  expect(world.published[0]!.frame).toEqual(Buffer.from(kept));
});

test('a beacon of as many bytes as browsers send is taken, one of more gets 413 and is counted', async () => {
  const world = await serve();
  const headers = { 'content-type': 'text/plain' };
  const most = body.padEnd(limits.beaconBytes);
  expect((await http(world.url, 'POST', headers, most)).status).toBe(200);
  const answer = await http(world.url, 'POST', headers, `${most} `);
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body)).toMatchObject({
    reason: 'a batch is at most 65536 bytes here; send smaller ones',
  });
  expect(world.unsaved()).toBe(1);
});

test.each([
  ['a form without its field', form, 'other=1'],
  ['a form whose field is no JSON', form, 'data=%7B'],
  ['text that is no JSON', 'text/plain', 'hello'],
])('%s gets 400, and is kept as refused', async (_, type, sent) => {
  const world = await serve();
  expect((await http(world.url, 'POST', { 'content-type': type }, sent)).status).toBe(400);
  expect(world.published).toMatchObject([{ kind: 'refused', events: 1 }]);
});

test('a beacon of a page that may not send is refused', async () => {
  const world = await serve();
  const headers = { 'content-type': 'text/plain', origin: 'https://evil.example' };
  expect((await http(world.url, 'POST', headers, body)).status).toBe(403);
  expect(world.published).toEqual([]);
});
