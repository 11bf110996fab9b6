import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

test('all segments are run, and a table says what became of each', async () => {
  const folder = projectWith();
  const { exitCode, out, said } = await cinnabar(folder, ['run']);
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' });
  expect(out).toBe(
    [
      'segment  members  entered  left  ms',
      'buyers         1       +1    -0   0',
      'quiet          1       +1    -0   0',
      '',
    ].join('\n'),
  );
  expect(existsSync(join(folder, 'results.duckdb'))).toBe(true);
});

test('a second run says who entered and who left', async () => {
  const folder = projectWith();
  await cinnabar(folder, ['run', 'buyers']);
  writeFileSync(join(folder, 'events.csv'), 'user_id,event,at,amount\nbudi,order,2026-06-29T10:00:00Z,11\n');
  const { out } = await cinnabar(folder, ['run', 'buyers', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    target: 'local',
    asOf: '2026-06-30T12:00:00.000000Z',
    segments: [{ kind: 'published', segment: 'buyers', members: 1, entered: 1, left: 1 }],
    skippedLines: 0,
  });
});

test('lines that cannot be read are counted and shown; --strict refuses them and leaves nothing behind', async () => {
  const changes = { 'events.csv': 'user_id,event,at,amount\nana,order,2026-06-29T10:00:00Z,12\nbroken\n' };
  const { exitCode, said } = await cinnabar(projectWith(changes), ['run']);
  expect(exitCode).toBe(0);
  expect(said).toContain('warning: 1 line of the sources cannot be read, so it was skipped');
  expect(said).toContain('events.csv:3');
  const folder = projectWith(changes);
  const strict = await cinnabar(folder, ['run', '--strict']);
  expect(strict).toMatchObject({ exitCode: 3, out: '' });
  expect(strict.said).toContain('1 line of the sources cannot be read');
  expect(existsSync(join(folder, 'results.duckdb'))).toBe(false);
});

test('a segment that fails does not keep the others from running, and the exit code is 3', async () => {
  const folder = projectWith({ 'users.csv': 'id,city\nana,Jakarta\nana,Bandung\n' });
  const { exitCode, out, said } = await cinnabar(folder, ['run']);
  expect(exitCode).toBe(3);
  expect(out).toMatch(/^buyers +failed/m);
  expect(said).toContain('error: `buyers` failed and keeps its members: ');
});

test('rules that are wrong run nothing', async () => {
  const folder = projectWith({ 'rules/quiet.seg': 'segment quiet {}\n' });
  const { exitCode, said } = await cinnabar(folder, ['run']);
  expect(exitCode).toBe(1);
  expect(said).toContain('[missing-members]');
  expect(existsSync(join(folder, 'results.duckdb'))).toBe(false);
});

test('a file that is not there is the warehouse failing', async () => {
  const { exitCode, said } = await cinnabar(projectWith({ 'events.csv': undefined }), ['run']);
  expect(exitCode).toBeGreaterThan(1);
  expect(said).toContain('events.csv');
  expect(said).not.toContain('    at ');
});

test('an instant of the past is warned of once, as users are known only as they are now', async () => {
  const { said } = await cinnabar(projectWith(), ['run', '--as-of', '2026-06-01']);
  expect(said.match(/user properties are those of now/g)).toHaveLength(1);
});

test('a terminal sees which segment is being run', async () => {
  const { said } = await cinnabar(projectWith(), ['run'], { atTerminal: true });
  expect(said).toContain('\r\u001b[K1/2 buyers');
  expect(said.endsWith('\r\u001b[K')).toBe(true);
});

test('settings in another folder are named with --settings', async () => {
  const folder = projectWith();
  const { exitCode } = await cinnabar(join(folder, '..'), [
    'run',
    'quiet',
    '--settings',
    join(folder, 'cinnabar.yaml'),
  ]);
  expect(exitCode).toBe(0);
  expect(readFileSync(join(folder, 'results.duckdb')).length).toBeGreaterThan(0);
});
