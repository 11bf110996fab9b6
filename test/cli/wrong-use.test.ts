import { mkdirSync, symlinkSync, writeFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cinnabar, folderWith, projectWith } from './command-line.ts';

describe('the command line itself', () => {
  test.each([
    [['chek'], "unknown command 'chek'\n(Did you mean check?)"],
    [['run', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['compile'], "missing required argument 'segment'"],
    [['compile', 'buyers', '--engine', 'oracle'], 'Allowed choices are duckdb, bigquery.'],
    [['run', '--wait', 'long'], 'It is a whole number up to 86400.'],
    [['run', '--as-of', 'yesterday'], '`--as-of yesterday` is no instant'],
    [['run', '--as-of', '2026-02-30'], '`--as-of 2026-02-30` is no day or time that there is'],
    [['run', '--as-of', '2026-06-30T10:00:00'], 'does not say in which zone'],
    [
      ['run', '--target', 'prd'],
      'there is no target called `prd` in cinnabar.yaml\n  hint: did you mean `prod`?',
    ],
    [['run', '--target', 'prod'], 'this version runs segments on DuckDB only'],
    [['run', 'buyer'], 'there is no segment called `buyer`\n  hint: did you mean `buyers`?'],
    [['compile', 'buyer'], 'there is no segment called `buyer`\n  hint: did you mean `buyers`?'],
    [['compile', 'catalog.seg'], 'catalog.seg declares no segment'],
    [['compile', 'buyers', '--segment', 'quiet'], '`buyers` and `--segment quiet` name two segments'],
    [['compile', 'rules/buyers.seg', '--segment', 'buyer'], 'did you mean `buyers`?'],
    [
      ['check', 'rules/buyer.seg'],
      'there is no file rules/buyer.seg\n  hint: did you mean rules/buyers.seg?',
    ],
    [['check', 'events.csv'], 'events.csv is no rule file\n  hint: their names end in `.seg`'],
    [['check', '..'], '.. lies outside of the project'],
    [['check', '--settings', 'nowhere.yaml'], 'there is no file nowhere.yaml'],
    [['ingest'], 'there is no lake to land them in'],
  ])('cinnabar %j is wrong use: exit code 2 and the way out', async (args, message) => {
    const { exitCode, out, said } = await cinnabar(projectWith(), args);
    expect(said).toContain(message);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  });

  test('without a settings file there is no project', async () => {
    const { exitCode, said } = await cinnabar(folderWith({}), ['run']);
    expect(exitCode).toBe(2);
    expect(said).toContain('error: there is no cinnabar.yaml in ');
    expect(said).toContain('`cinnabar init --from events.csv` writes one');
  });

  test('with --json a failure is data as well', async () => {
    const { out } = await cinnabar(projectWith(), ['run', 'buyer', '--json']);
    expect(JSON.parse(out)).toEqual({
      error: { message: 'there is no segment called `buyer`', hint: 'did you mean `buyers`?' },
    });
  });

  test.each([[], ['check'], ['compile'], ['run'], ['ingest'], ['init'], ['demo']])(
    'help of `cinnabar %s` has an example and goes to stdout',
    async (...command) => {
      const { exitCode, out, said } = await cinnabar(folderWith({}), [...command, '--help']);
      expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' });
      expect(out).toMatch(/^Usage: cinnabar/);
      expect(out).toMatch(/Examples?:\n {2}cinnabar /);
    },
  );

  test('a fault of ours is called one, with its stack, and has an exit code of its own', async () => {
    const clock = () => {
      throw new TypeError('the clock fell off the wall');
    };
    const { exitCode, said } = await cinnabar(projectWith(), ['run'], { clock });
    expect(exitCode).toBe(70);
    expect(said).toContain(
      'error: this is a bug in Cinnabar, not in your project\nTypeError: the clock fell off',
    );
    expect(said).toMatch(/\n {4}at /);
  });
});

describe('files that are no rules', () => {
  test.each<[string, string | Uint8Array, string]>([
    [
      'bytes that are not UTF-8',
      Buffer.from('# a\n# b\n# \xff\n', 'latin1'),
      'line 3 of rules/quiet.seg has bytes that are not UTF-8',
    ],
    ['a NUL byte', '# a\n\0', 'line 2 of rules/quiet.seg has a NUL byte: it is no text'],
    ['UTF-16', Buffer.from('\ufeff# a\n', 'utf16le'), 'rules/quiet.seg is UTF-16, and rules are UTF-8'],
  ])('%s', async (_, content, message) => {
    const { exitCode, said } = await cinnabar(projectWith({ 'rules/quiet.seg': content }), ['check']);
    expect(said).toContain(message);
    expect(exitCode).toBe(1);
  });

  test.each<[string, string | Uint8Array, string, number]>([
    ['a NUL byte', 'language: 1\nrules: a\0b\n', 'line 2 of cinnabar.yaml has a NUL byte', 1],
    ['Latin-1', Buffer.from('language: 1\n# \xe9\n', 'latin1'), 'line 2 of cinnabar.yaml has bytes that', 1],
    ['UTF-16', Buffer.from('\ufefflanguage: 1\n', 'utf16le'), 'cinnabar.yaml is UTF-16', 1],
    ['nothing', '', '`cinnabar.yaml` has no `language` [missing-setting]', 2],
    ['a list', '- language: 1\n', '`cinnabar.yaml` has to be made of `key: value`', 2],
  ])('settings that are %s', async (_, content, message, code) => {
    const { exitCode, said, out } = await cinnabar(projectWith({ 'cinnabar.yaml': content }), ['check']);
    expect(said).toContain(message);
    expect({ exitCode, out }).toEqual({ exitCode: code, out: '' });
  });

  test('a byte order mark is skipped', async () => {
    const text =
      '\ufeffsegment all {\n  members\n    not in segment none\n}\nsegment none {\n  members\n    did order ever\n}\nevent order {}\n';
    const { said } = await cinnabar(
      projectWith({
        'rules/all.seg': text,
        'catalog.seg': '',
        'rules/buyers.seg': '',
        'rules/quiet.seg': '',
      }),
      ['check'],
    );
    expect(said).toBe('nothing wrong in 2 segments, 1 event\n');
  });

  test('more than 10 MB', async () => {
    const folder = projectWith({ 'rules/quiet.seg': '' });
    truncateSync(join(folder, 'rules/quiet.seg'), 11 * 1024 * 1024);
    const { exitCode, said } = await cinnabar(folder, ['check']);
    expect(said).toContain('rules/quiet.seg has 11 MB, and no file of rules may have more than 10');
    expect(exitCode).toBe(1);
  });

  test('settings of more than 1 MB', async () => {
    const folder = projectWith({});
    truncateSync(join(folder, 'cinnabar.yaml'), 2 * 1024 * 1024);
    const { exitCode, said } = await cinnabar(folder, ['check']);
    expect(said).toContain('cinnabar.yaml has 2 MB, and no file of settings may have more than 1');
    expect(exitCode).toBe(1);
  });

  test('a link that leads out of the project is refused, one inside is followed', async () => {
    const outside = folderWith({ 'secret.seg': 'event secret {}\n' });
    const folder = projectWith();
    symlinkSync(join(folder, 'catalog.seg'), join(folder, 'rules/inside.seg'));
    symlinkSync(join(outside, 'secret.seg'), join(folder, 'rules/outside.seg'));
    const { exitCode, said } = await cinnabar(folder, ['check']);
    expect(said).toContain('rules/outside.seg is a link that leads out of the project');
    expect(exitCode).toBe(2);
    expect((await cinnabar(folder, ['check', 'rules/quiet.seg'])).exitCode).toBe(0);
  });

  test('a link to a folder is not followed, so a circle of them does not matter', async () => {
    const folder = projectWith();
    symlinkSync(join(folder, 'rules'), join(folder, 'rules/again'));
    expect((await cinnabar(folder, ['check'])).said).toBe('nothing wrong in 2 segments, 2 events\n');
  });

  test('a folder in the place of an imported file is no such file', async () => {
    const folder = projectWith({ 'rules/quiet.seg': 'import "../shared.seg"\n' });
    mkdirSync(join(folder, 'shared.seg'));
    const { exitCode, said } = await cinnabar(folder, ['check']);
    expect(said).toContain('there is no file `../shared.seg` [unknown-file]');
    expect(exitCode).toBe(1);
  });

  test('a link that leads back to itself', async () => {
    const folder = projectWith({ 'rules/quiet.seg': 'import "round.seg"\n' });
    symlinkSync('round.seg', join(folder, 'rules/round.seg'));
    const { exitCode, said } = await cinnabar(folder, ['check']);
    expect(said).toContain('rules/round.seg is a link that leads back to itself');
    expect(exitCode).toBe(2);
  });

  test('rules that lie nowhere, or in a file', async () => {
    const unruled = projectWith({ 'rules/buyers.seg': undefined, 'rules/quiet.seg': undefined });
    expect((await cinnabar(unruled, ['check'])).said).toContain('no rule file lies in rules/');
    const empty = projectWith({
      'catalog.seg': undefined,
      'rules/buyers.seg': undefined,
      'rules/quiet.seg': undefined,
    });
    expect((await cinnabar(empty, ['check'])).said).toContain('there is no rule file in rules/');
    expect((await cinnabar(empty, ['run'])).said).toContain('there is no segment in rules/');
    writeFileSync(join(empty, 'rules'), '');
    expect((await cinnabar(empty, ['check'])).said).toContain(
      'rules/ is a file, and `rules` in cinnabar.yaml names a folder',
    );
  });
});
