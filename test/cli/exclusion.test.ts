import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const changes = {
  'rules/staff.seg': ['import "../catalog.seg"', 'segment staff { members user.city = "Jakarta" }', ''].join(
    '\n',
  ),
  'rules/buyers.seg': [
    'import "../catalog.seg"',
    'segment buyers { members did order ever }',
    'test "nobody who works here" {',
    '  as of 2026-06-30',
    '  user ana { city: "Jakarta" }',
    '  user budi { city: "Bandung" }',
    '  ana did order 1 day ago',
    '  budi did order 1 day ago',
    '  expect buyers = (budi)',
    '}',
    '',
  ].join('\n'),
};
const settings = (text: string) => `${text}exclude: { segment: staff, from: rules/staff.seg }\n`;

test('who is in the excluded segment is in no other, whatever is asked for', async () => {
  const folder = projectWith({ ...changes, 'cinnabar.yaml': settings(base) });
  const { out } = await cinnabar(folder, ['run']);
  expect(out).toMatch(/^buyers +1 /m);
  expect(out).toMatch(/^staff +1 /m);
  for (const engine of ['duckdb', 'reference'])
    expect(await cinnabar(folder, ['test', 'rules/buyers.seg', '--engine', engine])).toMatchObject({
      exitCode: 0,
    });
  const compiled = await cinnabar(folder, ['compile', 'rules/buyers.seg']);
  expect(compiled.out).toContain('not in (select user_id from segment_staff)');
  const explained = await cinnabar(folder, ['explain', 'buyers']);
  expect(explained.out).toContain('Who is in the segment staff is left out: the project excludes them.');
});

test('a test that expects somebody who is excluded says so', async () => {
  const folder = projectWith({
    ...changes,
    'cinnabar.yaml': settings(base),
    'rules/buyers.seg': changes['rules/buyers.seg'].replace('= (budi)', '= (ana, budi)'),
  });
  const { exitCode, said } = await cinnabar(folder, ['test']);
  expect(exitCode).toBe(1);
  expect(said).toContain('they are in the segment staff, which the project excludes');
});

const base = [
  'language: 1',
  'events:',
  '  files: events.csv',
  '  columns: { user: user_id, name: event, time: at }',
  'users:',
  '  files: users.csv',
  '  id: id',
  'targets:',
  '  local: { engine: duckdb, path: results.duckdb }',
  '',
].join('\n');
