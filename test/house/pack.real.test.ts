import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, textOf } from './project-files.ts';

const run = promisify(execFile);
const { version } = JSON.parse(textOf('package.json')) as { version: string };

let elsewhere: string;
let tarball: string;

/** The output of a command in the folder that the package was installed in. */
async function there(command: string, ...args: string[]): Promise<string> {
  return (await run(command, args, { cwd: elsewhere })).stdout;
}

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'cinnabar-pack-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', elsewhere], { cwd: root });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }];
  tarball = join(elsewhere, packed.filename);
  await writeFile(join(elsewhere, 'package.json'), '{ "type": "module", "private": true }');
  await there('npm', 'install', '--no-audit', '--no-fund', tarball);
});

afterAll(() => rm(elsewhere, { recursive: true, force: true }));

test('the tarball is smaller than 5 MB', async () => {
  expect((await stat(tarball)).size).toBeLessThan(5_000_000);
});

test('the tarball brings nothing but DuckDB along', async () => {
  const lock = JSON.parse(await readFile(join(elsewhere, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const others = Object.keys(lock.packages).filter(
    (path) => !/(cinnabar|@duckdb\/.*|detect-libc)$/.test(path),
  );
  expect(others).toEqual([]);
});

test('the command line says its version and its help', async () => {
  expect((await there('npx', 'cinnabar', '--version')).trim()).toBe(version);
  expect(await there('npx', 'cinnabar', '--help')).toContain('Usage: cinnabar');
});

test('the command line runs its main job', async () => {
  expect(await there('npx', 'cinnabar', 'demo')).toContain('landed');
});

test('the library compiles a rule', async () => {
  await writeFile(
    join(elsewhere, 'use.js'),
    "import * as it from 'cinnabar'; console.log(typeof it.compile);",
  );
  expect((await there('node', 'use.js')).trim()).toBe('function');
});

test('the library brings its types', async () => {
  await writeFile(
    join(elsewhere, 'use.ts'),
    "import { compile } from 'cinnabar';\nconst wrong: number = compile;\nexport { wrong };\n",
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--ignoreConfig'];
  const failure: unknown = await there('node', tsc, ...flags, 'use.ts').catch((error: unknown) => error);
  const { stdout } = failure as { stdout: string };
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(stdout).toMatch(/^use\.ts\(2,7\): error TS2322/);
});
