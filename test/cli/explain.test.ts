import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const buyers = [
  'buyers, “Who buys”',
  'As of Tue 30 Jun 2026, 00:00 in Asia/Jakarta (2026-06-29T17:00:00Z).',
  '',
  'Every user with a row in users.csv can be a member, with or without events; nobody else can.',
  'A user is a member when they did order in the last 7 days (from Tue 23 Jun 2026, 00:00 up to Tue 30 Jun 2026, 00:00), counting only those where amount is more than 10.',
  '',
  'Columns that go out with each member:',
  '  - city (text): their city',
  '',
  'Good to know:',
  '  - Where a value is missing, a comparison with it does not hold, unless it says “or is missing”.',
  '  - An event at the very start of a window counts, one at its end does not.',
  '',
].join('\n');

test('a segment and its file are explained with the dates of an instant', async () => {
  const folder = projectWith();
  const asked = ['--as-of', '2026-06-30'];
  expect(await cinnabar(folder, ['explain', 'buyers', ...asked])).toEqual({
    exitCode: 0,
    out: buyers,
    said: '',
  });
  const file = await cinnabar(join(folder, 'rules'), ['explain', 'buyers.seg', ...asked]);
  expect(file.out).toBe(buyers);
});

test('without an instant the dates are those of now', async () => {
  const { out } = await cinnabar(projectWith(), ['explain', 'quiet']);
  expect(out).toContain('As of Tue 30 Jun 2026, 19:00 in Asia/Jakarta (2026-06-30T12:00:00Z).');
  expect(out).toContain('they never did visit in the last 7 days (from Tue 23 Jun 2026, 19:00 up to');
});

test('without a source of users it says that those who are seen can be members', async () => {
  const settings = 'language: 1\ntime zone: UTC\nevents:\n  lake: lake/\n';
  const { out } = await cinnabar(projectWith({ 'cinnabar.yaml': settings, 'rules/buyers.seg': undefined }), [
    'explain',
    'quiet',
  ]);
  expect(out).toContain('Everyone who is seen in a declared event before this instant can be a member.');
});

test('traits and parameters stand by their names, and are told below', async () => {
  const folder = projectWith({
    'rules/rich.seg': [
      'import "../catalog.seg"',
      'param least: decimal = 25000.5',
      'param home: text = "Jakarta"',
      'trait spent = sum(amount) of order in last 1 month',
      'trait half = spent / 2',
      'segment rich {',
      '  export half',
      '  members spent >= least and half > 3 and user.city in (home, "Bandung")',
      '}',
      '',
    ].join('\n'),
  });
  const { out } = await cinnabar(folder, ['explain', 'rich', '--as-of', '2026-03-31']);
  expect(out).toContain('  - spent is at least least (25,000.5)\n  - half is more than 3\n');
  expect(out).toContain('  - their city is one of home ("Jakarta"), "Bandung"\n');
  expect(out).toContain(
    [
      'Traits:',
      '  - spent is the sum of amount of order in the last month (from Sat 28 Feb 2026, 00:00 up to Tue 31 Mar 2026, 00:00)',
      '  - half is spent divided by 2',
      '',
      'Parameters:',
      '  - least is 25,000.5 (decimal)',
      '  - home is "Jakarta" (text)',
      '',
      'Columns that go out with each member:',
      '  - half (number)',
    ].join('\n'),
  );
});

test('--plan keeps windows as they were written until an instant is given', async () => {
  const folder = projectWith();
  const symbolic = await cinnabar(folder, ['explain', 'buyers', '--plan']);
  expect(symbolic.out).toContain('scan order [event] last 7 day (Asia/Jakarta) copies removed');
  const bound = await cinnabar(folder, ['explain', 'buyers', '--plan', '--as-of', '2026-06-30T00:00:00Z']);
  expect(bound.out).toContain('scan order [event] [2026-06-23T00:00:00Z, 2026-06-30T00:00:00Z)');
});

test('--tree prints the typed rule', async () => {
  const { out } = await cinnabar(projectWith(), ['explain', 'buyers', '--tree']);
  expect(out).toBe(
    [
      'segment buyers references=none zone=Asia/Jakarta',
      '  exports:',
      '    column=city type=text',
      '      value: user property type=text',
      '        path:',
      '          city',
      '  facts: tags=none title="Who buys"',
      '  members: behaviour',
      '    count: least=1',
      '    counted: events',
      '    events:',
      '      order',
      '    where: compare operator=">" type=decimal',
      '      left: event property type=decimal',
      '        path:',
      '          amount',
      '      right: constant',
      '        constant: type=decimal value=10000000000',
      '    window: last amount=7 unit=day zone=Asia/Jakarta',
      '',
    ].join('\n'),
  );
});

test('--json gives sentences with the ends of their windows', async () => {
  const { out } = await cinnabar(projectWith(), ['explain', 'buyers', '--json', '--as-of', '2026-06-30']);
  expect(JSON.parse(out)).toMatchObject({
    segment: 'buyers',
    title: 'Who buys',
    timeZone: 'Asia/Jakarta',
    asOf: '2026-06-29T17:00:00.000000Z',
    members: {
      windows: [{ from: '2026-06-22T17:00:00.000000Z', to: '2026-06-29T17:00:00.000000Z' }],
      items: [],
    },
    exports: [{ column: 'city', type: 'text' }],
    traits: [],
    events: [{ name: 'order', title: null }],
  });
});

test('two forms at once, and a segment that there is not, are wrong use', async () => {
  const folder = projectWith();
  expect((await cinnabar(folder, ['explain', 'buyers', '--plan', '--json'])).exitCode).toBe(2);
  const { exitCode, said } = await cinnabar(folder, ['explain', 'buyer']);
  expect(exitCode).toBe(2);
  expect(said).toContain('did you mean `buyers`?');
});

test('the help has examples', async () => {
  expect((await cinnabar(projectWith(), ['explain', '--help'])).out).toContain(
    'cinnabar explain rules/lapsed_foodies.seg --as-of 2026-06-30',
  );
});

test('what a segment says beside who is in it: when it is refreshed, what is expected', async () => {
  const folder = projectWith({
    'rules/facts.seg': [
      'import "../catalog.seg"',
      'segment facts "Facts" {',
      '  description "Who buys."',
      '  owner "growth"',
      '  tags "push", "email"',
      '  refresh weekly on monday at 06:00 after data is complete, wait up to 2 hours',
      '  expect size between 1000 and 50000',
      '  expect change < 20%',
      '  members did order ever',
      '}',
      '',
    ].join('\n'),
  });
  const { out } = await cinnabar(folder, ['explain', 'facts', '--as-of', '2026-03-31']);
  expect(out).toContain(
    [
      'facts, “Facts”, owned by growth',
      'Who buys.',
      'Tagged push, email.',
      'It is refreshed every Monday at 06:00 in Asia/Jakarta, once its data is complete, which is waited for up to 2 hours.',
    ].join('\n'),
  );
  expect(out).toContain(
    [
      'Expected of each run:',
      '  - between 1000 and 50,000 members',
      '  - those who enter or leave from one run to the next are less than 20% of the members before',
    ].join('\n'),
  );
  const facts = {
    title: 'Facts',
    description: 'Who buys.',
    owner: 'growth',
    tags: ['push', 'email'],
    timeZone: 'Asia/Jakarta',
    refresh: { cron: '0 6 * * 1', afterData: { waitSeconds: 7200 } },
    expectations: { size: { least: 1000, most: 50000 }, change: { percent: 20, inclusive: false } },
  };
  for (const command of ['explain', 'compile'])
    expect(JSON.parse((await cinnabar(folder, [command, 'facts', '--json'])).out)).toMatchObject(facts);
});

test.each([
  ['daily at 06:30', 'every day at 06:30 in Asia/Jakarta.', '30 6 * * *'],
  ['hourly', 'every hour, on the hour, in Asia/Jakarta.', '0 * * * *'],
  ['every 1 hour', 'every hour, on the hour, in Asia/Jakarta.', '0 * * * *'],
  ['every 1 minute', 'every minute in Asia/Jakarta.', '* * * * *'],
  ['every 15 minutes', 'every 15 minutes in Asia/Jakarta.', '*/15 * * * *'],
  ['every 6 hours', 'every 6 hours, from midnight on, in Asia/Jakarta.', '0 */6 * * *'],
  ['weekly on sunday at 00:05', 'every Sunday at 00:05 in Asia/Jakarta.', '5 0 * * 0'],
  ['"0  6 * * 1-5"', 'when the cron schedule "0 6 * * 1-5" says in Asia/Jakarta.', '0 6 * * 1-5'],
])('refresh %s', async (schedule, words, cron) => {
  const rule = `import "../catalog.seg" segment s { refresh ${schedule} members did order ever }`;
  const folder = projectWith({ 'rules/s.seg': rule });
  expect((await cinnabar(folder, ['explain', 's'])).out).toContain(`It is refreshed ${words}`);
  const { out } = await cinnabar(folder, ['explain', 's', '--json']);
  expect(JSON.parse(out)).toMatchObject({ refresh: { cron, afterData: null } });
});
