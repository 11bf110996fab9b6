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
