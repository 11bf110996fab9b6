import { expect, test } from 'vitest';
import { http, rawClient } from '../support/raw-client.ts';
import { batch, serve } from '../support/serve.ts';

const shop = 'https://shop.example';

test('a page of a listed origin may ask first, post, and read the answer', async () => {
  const world = await serve({ origins: [shop] });
  const asked = await http(world.url, 'OPTIONS', {
    origin: shop,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-user-id',
  });
  expect(asked).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': shop,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,x-user-id',
      vary: 'Origin',
    },
  });
  const posted = await http(
    world.url,
    'POST',
    { origin: shop, 'content-type': 'application/proto' },
    batch('g'),
  );
  expect(posted).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': shop } });
  await rawClient(world.url, {}, { origin: shop });
});

test('a page of another origin is refused, whatever it asks for', async () => {
  const world = await serve({ origins: [shop] });
  const origin = 'https://shop.example.evil';
  for (const method of ['OPTIONS', 'POST']) {
    const answer = await http(world.url, method, { origin, 'content-type': 'application/proto' });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
  await expect(rawClient(world.url, {}, { origin })).rejects.toThrow('403');
  expect(world.published).toEqual([]);
});

test('with `*` every page may send', async () => {
  const world = await serve({ origins: ['*'] });
  await rawClient(world.url, {}, { origin: 'https://anybody.example' });
});

test("who connects may be said in the address: a browser's WebSocket has no headers of its own", async () => {
  const world = await serve();
  const client = await rawClient(`${world.url}?x-user-id=phone%201&X-User-Group=app`);
  client.socket.send(batch('g'));
  await client.next();
  expect(world.published).toMatchObject([{ connection: 'phone 1', group: 'app' }]);
});
