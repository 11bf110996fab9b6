import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startIngester } from '../../../ingest/start-ingester.ts';
import { lakeRows } from '../support/lake-rows.ts';
import { testFolder, testOptions } from '../support/options.ts';
import { http } from '../support/raw-client.ts';

const environment = { KEY: 'a-key-of-sixteen-and-more' };
const json = { 'content-type': 'application/json' };
const privacy = { keyVariable: 'KEY', drop: ['email'], hash: ['user_id'], cutAddresses: ['context.ip'] };

/** All bytes of all files below a folder, and whatever stands in base64 in them. */
function bytesBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const texts = files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1'));
  const decoded = texts.flatMap((text) =>
    [...text.matchAll(/[A-Za-z0-9+/]{12,}={0,2}/g)].map(([found]) =>
      Buffer.from(found, 'base64').toString('latin1'),
    ),
  );
  return [...texts, ...decoded].join('\n');
}

async function start() {
  const folder = testFolder();
  const options = testOptions(folder, { environment });
  const ingester = await startIngester({ ...options, settings: { ...options.settings, privacy } });
  onTestFinished(ingester.close);
  const post = (events: readonly unknown[], headers: Readonly<Record<string, string>> = {}) => {
    const list = events.map((body) => ({
      type: 'food_order',
      event_bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('base64'),
    }));
    const request = JSON.stringify({ req_guid: 'g', events: list });
    return http(ingester.url, 'POST', { ...json, 'X-User-ID': 'ana@secret.example', ...headers }, request);
  };
  return { folder, ingester, post, lakePath: options.lakePath };
}

test('what rules take away is nowhere once events have landed: not in rows, quarantine, log or names', async () => {
  const { folder, ingester, post, lakePath } = await start();
  const event = {
    event_id: 'e1',
    event_time: 0,
    user_id: 'ana@secret.example',
    email: 'ana@secret.example',
    context: { ip: '203.0.113.77' },
    city: 'Bogor',
  };
  await post([event, { ...event, event_id: 'no time', event_time: 'ana@secret.example?' }]);
  await post(['no JSON: ana@secret.example', { ...event, city: 'Depok' }]);
  const unreadable = await http(ingester.url, 'POST', json, '{"events":[ana@secret.example]}');
  expect(unreadable.status).toBe(400);
  expect(bytesBelow(folder)).toContain('secret.example');
  await ingester.landNow();
  expect(ingester.ledger()).toMatchObject({ received: 5, landed: 1, quarantined: 3, refused: 1 });
  const left = bytesBelow(folder).replaceAll('ana@secret.example?', '');
  expect(left).not.toContain('secret.example');
  expect(left).not.toContain('203.0.113.77');
  expect(left).toContain('203.0.113.0');
  const rows = await lakeRows(lakePath, 'select user_id, properties from events');
  expect(rows).toEqual([
    {
      user_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      properties: '{"context":{"ip":"203.0.113.0"},"city":"Bogor"}',
    },
  ]);
});

test('an event of whoever calls itself a bot says so in its source, and lands all the same', async () => {
  const { ingester, post, lakePath } = await start();
  const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
  const agents = [
    googlebot,
    chrome,
    'okhttp/4.9.0',
    'Go-http-client/1.1',
    'curl/8.1',
    `bot${' '.repeat(8000)}`,
  ];
  for (const [index, agent] of agents.entries())
    await post([{ event_id: String(index), event_time: index }], { 'user-agent': agent });
  await ingester.landNow();
  const rows = await lakeRows(lakePath, `select source ->> 'bot' as bot from events order by event_time`);
  expect(rows.map(({ bot }) => bot)).toEqual(['true', null, null, null, 'true', 'true']);
});

test('the calls of web SDKs are under the same rules, in their own fields', async () => {
  const folder = testFolder();
  const options = testOptions(folder, { environment });
  const rules = {
    keyVariable: 'KEY',
    drop: ['traits.email'],
    hash: ['userId'],
    cutAddresses: ['context.ip'],
  };
  const ingester = await startIngester({ ...options, settings: { ...options.settings, privacy: rules } });
  onTestFinished(ingester.close);
  const call = {
    type: 'identify',
    messageId: 'm1',
    userId: 'ana@secret.example',
    traits: { email: 'ana@secret.example', plan: 'free' },
    context: { ip: '203.0.113.77' },
    timestamp: '2026-05-01T10:00:00Z',
  };
  const url = ingester.url.replace(/^ws(.*)\/api\/v1\/events$/, 'http$1/v1/identify');
  const answer = await http(url, 'POST', { ...json, 'user-agent': 'curl/8.1' }, JSON.stringify(call));
  expect(answer.status).toBe(200);
  await ingester.landNow();
  expect(bytesBelow(folder)).not.toMatch(/secret\.example|203\.0\.113\.77/);
  const rows = await lakeRows(
    options.lakePath,
    `select user_id, properties, source ->> 'bot' as bot from events`,
  );
  expect(rows).toEqual([
    {
      user_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      properties: '{"plan":"free","context":{"ip":"203.0.113.0"}}',
      bot: 'true',
    },
  ]);
});
