import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'esbuild';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { computeMembers, publishMembers } from '../../../runtime/results/duckdb/publish.ts';
import { withResults } from '../../../runtime/results/duckdb/with-results.ts';
import { duckDbError } from '../../../runtime/warehouse/duckdb/duckdb-error.ts';
import { openSession, type Session } from '../../../runtime/warehouse/duckdb/session.ts';
import { projectFolder } from '../project-folder.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const holdOpen = join(here, 'hold-open.child.mjs');
const hangBeforeCommit = fileURLToPath(
  new URL('../../../.cache/test/hang-before-commit.mjs', import.meta.url),
);

beforeAll(() =>
  build({
    entryPoints: [join(here, 'hang-before-commit.child.ts')],
    outfile: hangBeforeCommit,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  }),
);

const children: ChildProcess[] = [];
const sessions: Session[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const session of sessions.splice(0)) session.close();
});

/** A process, once it has said the line that it says when it is where the test wants it. */
async function started(...command: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function session(): Promise<Session> {
  const opened = await openSession({ threads: 1, spillFolder: join(projectFolder(), 'spill') });
  sessions.push(opened);
  return opened;
}

async function schemas(path: string): Promise<unknown> {
  const one = await session();
  return withResults(one, { path, wait: 0 }, () => one.rows('select count(*) as runs from cinnabar.runs'));
}

test('a results file that another process has open is refused, and the process named', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  const child = await started(holdOpen, path);
  await expect(schemas(path)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(
      new RegExp(`^the results file ${path} is in use by .*node.* \\(PID ${String(child.pid)}\\)$`),
    ),
  });
});

test('a command that waits gets in as soon as the other process is out', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  const child = await started(holdOpen, path);
  const one = await session();
  const waiting = withResults(one, { path, wait: 20_000 }, () => Promise.resolve('in'));
  child.stdin?.write('done\n');
  await expect(waiting).resolves.toBe('in');
});

test('within one process, one opening waits for the other', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  const [a, b] = [await session(), await session()];
  const order: string[] = [];
  const slow = withResults(a, { path, wait: 0 }, async () => {
    order.push('a opened');
    await a.rows('select 1');
    order.push('a done');
  });
  const quick = withResults(b, { path, wait: 0 }, () => Promise.resolve(order.push('b opened')));
  await Promise.all([slow, quick]);
  expect(order).toEqual(['a opened', 'a done', 'b opened']);
});

test('a disk that is full when the file is closed takes back nothing that was committed', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  const one = await session();
  const full: Session = {
    ...one,
    run: async (sql, options) => {
      await one.run(sql, options);
      if (sql.startsWith('detach')) throw duckDbError(new Error(checkpointFailed), 'running a query');
    },
  };
  await expect(withResults(full, { path, wait: 0 }, () => Promise.resolve('done'))).resolves.toBe('done');
  const failing = withResults(full, { path, wait: 0 }, () => Promise.reject(new Error('lost')));
  await expect(failing).rejects.toThrow('lost');
  expect(await schemas(path)).toEqual([{ runs: 0n }]);
});

const checkpointFailed =
  'IO Error: Detached database \'cinnabar_results\', but CHECKPOINT during DETACH failed. \nCheckpoint failed for database "cinnabar_results". The database has been invalidated. Original error: Could not write file "/data/results.duckdb": No space left on device';

test('a process that is killed between the last insert and the commit leaves the members of before', async () => {
  const root = projectFolder();
  const path = join(root, 'results.duckdb');
  await published(path);
  const child = await started(hangBeforeCommit, root);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const one = await session();
  const left = await withResults(one, { path, wait: 0 }, async () => ({
    view: await one.rows('select user_id from cinnabar.segment_regulars'),
    members: await one.rows('select user_id from cinnabar.members'),
    pointers: await one.rows('select attempt_id from cinnabar.published'),
    runs: await one.rows('select attempt_id from cinnabar.runs'),
  }));
  expect(left).toEqual({
    view: [{ user_id: 'ana' }],
    members: [{ user_id: 'ana' }],
    pointers: [{ attempt_id: 'first' }],
    runs: [],
  });
});

test('work that throws leaves nothing, and the file closed', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  const one = await session();
  const failing = withResults(one, { path, wait: 0 }, () =>
    one.transaction(async () => {
      await one.run(`insert into cinnabar.lists values ('hash', 'ana', date '2026-01-01')`);
      await one.run('select nothing_of_the_kind');
    }),
  );
  await expect(failing).rejects.toThrow(/nothing_of_the_kind/);
  await expect(withResults(one, { path, wait: 0 }, () => one.rows('from cinnabar.lists'))).resolves.toEqual(
    [],
  );
  const instance = await DuckDBInstance.create(path);
  instance.closeSync();
});

test('a file that is no DuckDB database is refused and left as it is', async () => {
  const path = join(projectFolder(), 'results.duckdb');
  writeFileSync(path, 'dear diary');
  await expect(schemas(path)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining(`while opening the results file ${path}`),
  });
});

/** Publishes `ana` as the only member of `regulars`, in an attempt called `first`. */
async function published(path: string): Promise<void> {
  const one = await session();
  await withResults(one, { path, wait: 0 }, async () => {
    const segment = { name: 'regulars', sql: `select 'ana' as user_id`, columns: [], planKey: 'k' };
    await computeMembers(one, segment);
    const attempt = { segment, runId: 'r', attemptId: 'first', asOf: '2026-01-01T00:00:00.000000Z' };
    await one.transaction(() => publishMembers(one, attempt, '2026-01-01T00:00:00.000000Z'));
  });
}
