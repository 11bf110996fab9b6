import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith } from './command-line.ts';

const misspelt = 'import "../catalog.seg"\nsegment buyers {\n  members\n    did ordr ever\n}\n';

test('a sound project is said to be so, and the exit code is 0', async () => {
  expect(await cinnabar(projectWith(), ['check'])).toEqual({
    exitCode: 0,
    out: '',
    said: 'nothing wrong in 2 segments, 2 events\n',
  });
});

test('what is wrong is shown with its place and the way out, and the exit code is 1', async () => {
  const { exitCode, out, said } = await cinnabar(projectWith({ 'rules/buyers.seg': misspelt }), ['check']);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(said).toBe(
    [
      'error: there is no event called `ordr` [unknown-event]',
      ' --> rules/buyers.seg:4:9',
      '4 |     did ordr ever',
      '  |         ^^^^',
      '  = hint: did you mean `order`?',
      '  = fix: write `order`',
      '  = see: docs/diagnostics/unknown-event.md',
      '',
      '1 error',
      '',
    ].join('\n'),
  );
});

test('with --json the diagnostics are data, sound or not', async () => {
  const sound = await cinnabar(projectWith(), ['check', '--json']);
  expect(JSON.parse(sound.out)).toEqual({ errors: 0, warnings: 0, diagnostics: [] });
  const wrong = await cinnabar(projectWith({ 'rules/buyers.seg': misspelt }), ['check', '--json']);
  expect({ exitCode: wrong.exitCode, said: wrong.said }).toEqual({ exitCode: 1, said: '' });
  expect(JSON.parse(wrong.out)).toMatchObject({
    errors: 1,
    diagnostics: [
      { code: 'unknown-event', file: 'rules/buyers.seg', start: { line: 4, column: 9, offset: 59 } },
    ],
  });
});

test('named files and folders are checked, from wherever one stands', async () => {
  const folder = projectWith({ 'rules/wrong/one.seg': misspelt });
  expect((await cinnabar(folder, ['check', 'rules/quiet.seg'])).exitCode).toBe(0);
  expect((await cinnabar(join(folder, 'rules'), ['check', 'quiet.seg'])).exitCode).toBe(0);
  expect((await cinnabar(folder, ['check', 'rules/wrong'])).exitCode).toBe(1);
  expect((await cinnabar(folder, ['check'])).exitCode).toBe(1);
});

test('settings that are wrong are shown like rules, and the exit code is 2', async () => {
  const folder = projectWith({ 'cinnabar.yaml': 'language: 1\ntime zon: UTC\n' });
  const { exitCode, said } = await cinnabar(folder, ['check']);
  expect(exitCode).toBe(2);
  expect(said).toContain(
    'error: there is no setting called `time zon` [unknown-setting]\n --> cinnabar.yaml:2:1\n',
  );
  expect(said).toContain('did you mean `time zone`?');
  const { out } = await cinnabar(folder, ['check', '--json']);
  expect(JSON.parse(out)).toMatchObject({ errors: 1, diagnostics: [{ code: 'unknown-setting' }] });
});

test('colours come only when the surroundings want them', async () => {
  const folder = projectWith({ 'rules/buyers.seg': misspelt });
  expect((await cinnabar(folder, ['check'])).said).not.toContain('\u001b');
  expect((await cinnabar(folder, ['check'], { colours: true })).said).toContain('\u001b[31merror:\u001b[0m');
});

test('warnings fail a check only when there are more than are allowed', async () => {
  const folder = projectWith({
    'rules/odd.seg': 'import "../catalog.seg"\nsegment odd {\n  members\n    user.city != "Jakarta"\n}\n',
  });
  const plain = await cinnabar(folder, ['check']);
  expect(plain.exitCode).toBe(0);
  expect(plain.said).toContain('[negated-missing]');
  expect((await cinnabar(folder, ['check', '--max-warnings', '1'])).exitCode).toBe(0);
  const none = await cinnabar(folder, ['check', '--max-warnings', '0']);
  expect(none.exitCode).toBe(1);
  expect(none.said).toContain('1 warning, and `--max-warnings` allows 0');
  expect((await cinnabar(folder, ['compile', 'odd'])).said).toBe('');
});
