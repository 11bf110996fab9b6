import { expect, test } from 'vitest';
import { connect } from '../../ingest/client/connect.ts';
import { cinnabar, projectWith } from './command-line.ts';

const settings = 'language: 1\nevents: { lake: lake/ }\ningest:\n  port: 0\n';

test('events are taken in until a stop is asked for; then they are landed, and run finds who sent them', async () => {
  const folder = projectWith({ 'cinnabar.yaml': settings, 'rules/buyers.seg': undefined });
  let stop: () => void = () => undefined;
  let listening: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => (listening = resolve));
  let said = '';
  const running = cinnabar(folder, ['ingest'], {
    stopAsked: () => new Promise((resolve) => (stop = resolve)),
    say: (text) => {
      said += text;
      const found = /listening on (\S+);/.exec(said)?.[1];
      if (found !== undefined) listening(found);
    },
  });
  const client = await connect(await url, { 'X-User-ID': 'phone-1' });
  const event = { user_id: 'ana', event_time: '2026-05-01T10:00:00Z', event_id: 'e1' };
  await client.send({
    reqGuid: 'g1',
    events: [{ type: 'visit', bytes: Buffer.from(JSON.stringify(event)) }],
  });
  await client.close();
  stop();
  const { exitCode, out } = await running;
  expect(exitCode).toBe(0);
  expect(out).toBe('received 1 = landed 1 + duplicate 0 + quarantined 0 + refused 0 + waiting 0\n');
  const { out: ran } = await cinnabar(folder, ['run', '--json']);
  expect(JSON.parse(ran)).toMatchObject({ segments: [{ segment: 'quiet', members: 1 }] });
});

test('a fault in a rule is said, and keeps no event out', async () => {
  const folder = projectWith({
    'cinnabar.yaml': settings,
    'rules/quiet.seg': 'segment quiet {}\n',
    'rules/buyers.seg': undefined,
  });
  const { exitCode, out, said } = await cinnabar(folder, ['ingest', '--json']);
  expect(exitCode).toBe(0);
  expect(said).toContain('[missing-members]');
  expect(said).toContain('1 error in the rules; events are taken in all the same');
  expect(JSON.parse(out)).toMatchObject({ received: 0, waiting: 0 });
});

test('with --json the log is a line of JSON for each thing that happens, and no content of an event', async () => {
  const folder = projectWith({ 'cinnabar.yaml': settings, 'rules/buyers.seg': undefined });
  let stop: () => void = () => undefined;
  let said = '';
  let listening: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => (listening = resolve));
  const running = cinnabar(folder, ['ingest', '--json'], {
    stopAsked: () => new Promise((resolve) => (stop = resolve)),
    say: (text) => {
      said += text;
      const found = /"url":"([^"]+)"/.exec(said)?.[1];
      if (found !== undefined) listening(found);
    },
  });
  const client = await connect(await url, { 'X-User-ID': 'phone-of-ana' });
  const send = (reqGuid: string, text: string) =>
    client.send({ reqGuid, events: [{ type: 'visit', bytes: Buffer.from(text) }] });
  await send('g1', '{"user_id":"ana","event_time":0,"city":"Secret City"}');
  await send('g2', 'no JSON but Secret Words');
  await client.close();
  stop();
  const { out } = await running;
  expect(JSON.parse(out)).toMatchObject({ received: 2, landed: 1, quarantined: 1 });
  const time = '2026-06-30T12:00:00.000Z';
  expect(
    said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { level: 'info', time, name: 'cinnabar ingest', event: 'listening' },
    { level: 'info', time, event: 'landed', manifest: 1, counts: { landed: 1, quarantined: 1 } },
  ]);
  expect(said).not.toMatch(/ana|Secret|g1/);
});
