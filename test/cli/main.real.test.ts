import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { projectWith } from './command-line.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/cinnabar.js');

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['.config/build.mjs'], { cwd: root });
});

function start(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, ...env } });
}

async function said(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('data goes to stdout, talk to stderr, and the exit code is that of the command', async () => {
  const folder = projectWith();
  expect(await said(start(folder, ['check']))).toEqual({
    code: 0,
    out: '',
    err: 'nothing wrong in 2 segments, 2 events\n',
  });
  const run = await said(start(folder, ['run', '--as-of', '2026-06-30', '--json']));
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({ segments: [{ members: 1 }, { members: 1 }] });
});

test.runIf(existsSync('/dev/full'))('an output that nobody can take is told, without a stack', () => {
  const folder = projectWith();
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  for (const args of [['compile', 'buyers'], ['run', '--as-of', '2026-06-30'], ['--version'], ['--help']]) {
    const ran = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
      encoding: 'utf8',
    });
    expect(ran.stderr).toContain('error: the output cannot be written: the disk is full\n');
    expect(ran.stderr).not.toContain('bug');
    expect(ran.status).toBe(3);
  }
  const silent = spawnSync(process.execPath, [program, 'chek'], {
    cwd: folder,
    stdio: ['ignore', full, full],
  });
  expect(silent.status).toBe(2);
});

test('a reader that has seen enough is no failure', async () => {
  const child = start(projectWith(), ['compile', 'buyers', '--json']);
  child.stdout?.destroy();
  expect(await said(child)).toMatchObject({ code: 0, err: '' });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops ingesting in order, and the ledger is printed',
  async (signal) => {
    const folder = projectWith({
      'cinnabar.yaml': 'language: 1\nevents: { lake: lake/ }\ningest: { port: 0 }\n',
      'rules/buyers.seg': undefined,
    });
    const child = start(folder, ['ingest']);
    child.stderr?.once('data', () => child.kill(signal));
    expect(await said(child)).toMatchObject({
      code: 0,
      out: 'received 0 = landed 0 + duplicate 0 + quarantined 0 + refused 0 + waiting 0\n',
    });
  },
);

test('FORCE_COLOR colours where there is no terminal; NO_COLOR and --no-color take it back', async () => {
  const folder = projectWith({ 'rules/quiet.seg': 'segment quiet {}\n' });
  const coloured = async (args: readonly string[], env: NodeJS.ProcessEnv) =>
    (await said(start(folder, ['check', ...args], env))).err.includes('\u001b[');
  expect(await coloured([], { FORCE_COLOR: '1', NO_COLOR: '' })).toBe(true);
  expect(await coloured(['--no-color'], { FORCE_COLOR: '1', NO_COLOR: '' })).toBe(false);
  expect(await coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
});

test('a watch sees what editors and people do to files, and ends well on SIGINT', async () => {
  const folder = projectWith();
  const child = start(folder, ['check', '--watch', '--json']);
  child.stdout?.setEncoding('utf8');
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value)) as { errors: number };
  expect(await next()).toMatchObject({ changed: [], errors: 0 });
  const wrong = 'import "../catalog.seg"\nsegment buyers {\n  members\n    did ordr ever\n}\n';
  writeFileSync(join(folder, 'rules/.draft'), wrong);
  renameSync(join(folder, 'rules/.draft'), join(folder, 'rules/buyers.seg'));
  expect(await next()).toMatchObject({ changed: ['rules/buyers.seg'], errors: 1 });
  mkdirSync(join(folder, 'rules/new'));
  writeFileSync(join(folder, 'rules/new/more.seg'), wrong.replace('../', '../../').replace('buyers', 'more'));
  for (let line = await next(); line.errors < 2;) line = await next();
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
