import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installOnce } from '../install-once.ts';

/** Where the evaluator's parts lie, once they are installed. */
export interface InstalledGoogleSql {
  /** The server's executable. */
  readonly server: string;
  /** The folder of its protocol, `local_service.proto` and what that imports. */
  readonly protos: string;
  /** Loads a package that was installed beside it. The caller says what it knows of its type. */
  readonly load: (name: string) => unknown;
}

/** The evaluator cannot be had on this machine: tests that need it skip, and give this message as the reason. */
export class GoogleSqlUnavailable extends Error {}

const folder = fileURLToPath(new URL('../../tools/googlesql/', import.meta.url));
const cache = join(folder, '.cache');
const marker = join(cache, 'installed-lock.json');

/** Installs the evaluator (112 MB) on first use, and whenever its lock file has changed. */
export async function installGoogleSql(): Promise<InstalledGoogleSql> {
  if (`${process.platform} ${process.arch}` !== 'linux x64')
    throw new GoogleSqlUnavailable(
      `GoogleSQL's evaluator runs on linux x64 only, and this is ${process.platform} ${process.arch}`,
    );
  await installOnce(cache, isInstalled, install);
  const load = createRequire(join(folder, 'package.json'));
  const home = join(dirname(load.resolve('@fivetrandevelopers/zetasql/package.json')), 'lib/zetasql');
  return {
    server: join(home, 'remote_server.so'),
    protos: join(home, 'protos'),
    load: (name) => load(name) as unknown,
  };
}

async function isInstalled(): Promise<boolean> {
  if (!existsSync(marker) || !existsSync(join(folder, 'node_modules'))) return false;
  return (await readFile(marker, 'utf8')) === (await readFile(join(folder, 'package-lock.json'), 'utf8'));
}

async function install(): Promise<void> {
  await rm(marker, { force: true });
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error', '--prefix', folder];
  try {
    await promisify(execFile)('npm', ['ci', ...options], { timeout: 240_000 });
  } catch (error) {
    const said = String(error);
    if (/npm error code (EUSAGE|EINTEGRITY)/.test(said)) throw error; // our own lock file is wrong
    throw new GoogleSqlUnavailable(`npm could not install GoogleSQL's evaluator: ${reasonIn(said)}`, {
      cause: error,
    });
  }
  await writeFile(marker, await readFile(join(folder, 'package-lock.json')));
}

/** The line of npm's output that says what happened, as far as there is one. */
function reasonIn(said: string): string {
  const line = /^npm error (?!code |errno |type |syscall |address |port |A complete log)(.+)$/m.exec(said);
  return line?.[1] ?? said.split('\n', 1).join();
}
