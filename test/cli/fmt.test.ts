import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fmt } from '../../src/cli/fmt.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { cinnabar, folderWith } from './command-line.ts';

const settings =
  'language: 1\nrules: rules/\nevents:\n  files: e.csv\n  columns: { user: u, name: n, time: t }\n';
const loose = 'segment  a {members did x in last 7 days at least 3 times # often\n}';
const formed = 'segment a {\n  members\n    did x at least 3 times in last 7 days # often\n}\n';
const faulty = 'segment b { members did }\n';

const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

test('formats the rules of the project and the catalogs that they import, and nothing else', async () => {
  const folder = folderWith({
    'cinnabar.yaml': settings,
    'rules/deep/a.seg': `import "../../shared/events.seg"\n${loose}`,
    'shared/events.seg': 'event x{a:text}',
    'other/c.seg': loose,
  });
  const { exitCode, out, said } = await cinnabar(folder, ['fmt']);
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
  expect(said).toBe(
    'formatted rules/deep/a.seg\nformatted shared/events.seg\n2 files formatted, 0 files as they should be\n',
  );
  expect(text(folder, 'rules/deep/a.seg')).toBe(`import "../../shared/events.seg"\n\n${formed}`);
  expect(text(folder, 'shared/events.seg')).toBe('event x {\n  a: text\n}\n');
  expect(text(folder, 'other/c.seg')).toBe(loose);
  expect(readdirSync(join(folder, 'shared'))).toEqual(['events.seg']);
  expect((await cinnabar(folder, ['fmt'])).said).toBe('0 files formatted, 2 files as they should be\n');
});

test.each(['\r\n', '\r'])(
  'lines that end in %j become lines that end in LF, comments and all',
  async (end) => {
    const written = `# first\n${loose}\n# last`;
    const folder = folderWith({ 'a.seg': `\ufeff${written.replaceAll('\n', end)}` });
    expect((await cinnabar(folder, ['fmt', 'a.seg'])).exitCode).toBe(0);
    expect(text(folder, 'a.seg')).toBe(`# first\n${formed}# last\n`);
    expect((await cinnabar(folder, ['fmt', '--check', 'a.seg'])).exitCode).toBe(0);
  },
);

test('--check lists what would change, writes nothing and exits with 1', async () => {
  const folder = folderWith({ 'cinnabar.yaml': settings, 'rules/a.seg': loose, 'rules/b.seg': formed });
  const ran = await cinnabar(folder, ['fmt', '--check']);
  expect(ran).toEqual({
    exitCode: 1,
    out: 'rules/a.seg\n',
    said: '1 file would change, 1 file as it should be\n',
  });
  expect(text(folder, 'rules/a.seg')).toBe(loose);
  expect((await cinnabar(folder, ['fmt', '--check', 'rules/b.seg'])).exitCode).toBe(0);
});

test('a file with faults is left as it is, with its faults said; the others are formatted', async () => {
  const folder = folderWith({ 'cinnabar.yaml': settings, 'rules/a.seg': loose, 'rules/b.seg': faulty });
  const { exitCode, said } = await cinnabar(folder, ['fmt']);
  expect(exitCode).toBe(1);
  expect(said).toContain('rules/b.seg:1');
  expect(said).toContain('rules/b.seg has faults and was not formatted');
  expect(text(folder, 'rules/a.seg')).toBe(formed);
  expect(text(folder, 'rules/b.seg')).toBe(faulty);
});

test('named files need no project', async () => {
  const folder = folderWith({ 'a.seg': loose });
  expect((await cinnabar(folder, ['fmt', 'a.seg'])).exitCode).toBe(0);
  expect(text(folder, 'a.seg')).toBe(formed);
  expect((await cinnabar(folder, ['fmt'])).exitCode).toBe(2);
  expect((await cinnabar(folder, ['fmt', 'none.seg'])).exitCode).toBe(2);
});

test('a file keeps its rights, and a link stays one', async () => {
  const folder = folderWith({ 'real/a.seg': loose });
  chmodSync(join(folder, 'real/a.seg'), 0o640);
  symlinkSync('real/a.seg', join(folder, 'b.seg'));
  expect((await cinnabar(folder, ['fmt', 'b.seg'])).exitCode).toBe(0);
  expect(text(folder, 'real/a.seg')).toBe(formed);
  expect(statSync(join(folder, 'real/a.seg')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['b.seg', 'real']);
});

/** `fmt` with a standard input. */
async function fmtInput(input: string | Uint8Array, names = ['-'], check?: true) {
  let out = '';
  let said = '';
  const surroundings: Surroundings = {
    folder: '/',
    out: (more) => (out += more),
    say: (more) => (said += more),
    atTerminal: false,
    colours: false,
    clock: () => 0,
    watchFolder: () => () => undefined,
    burstOver: () => Promise.resolve(),
    stopAsked: () => Promise.resolve(),
  };
  const flags = check === undefined ? {} : { check };
  const exitCode = await fmt(names, flags, surroundings, () => Promise.resolve(Buffer.from(input)));
  return { exitCode, out, said };
}

test('`-` formats the standard input to the standard output', async () => {
  expect(await fmtInput(loose)).toEqual({ exitCode: 0, out: formed, said: '' });
  expect(await fmtInput(`\ufeff${loose.replace('\n', '\r\n')}`)).toMatchObject({ out: formed });
  expect(await fmtInput('')).toEqual({ exitCode: 0, out: '', said: '' });
  expect(await fmtInput(loose, ['-'], true)).toEqual({ exitCode: 1, out: 'standard input\n', said: '' });
  expect(await fmtInput(formed, ['-'], true)).toEqual({ exitCode: 0, out: '', said: '' });
});

test('a standard input with faults gives no output', async () => {
  expect(await fmtInput(faulty)).toMatchObject({ exitCode: 1, out: '' });
  await expect(fmtInput(Uint8Array.of(0x61, 0xff))).rejects.toThrow('standard input is no UTF-8 text');
  await expect(fmtInput(loose, ['-', 'a.seg'])).rejects.toThrow('files are named beside it');
});

test('help has an example', async () => {
  const { exitCode, out } = await cinnabar('/', ['fmt', '--help']);
  expect(exitCode).toBe(0);
  expect(out).toContain('cinnabar fmt --check rules');
});
