import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

/** What a command line did. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly said: string;
}

/** 2026-06-30 12:00 UTC. */
const now = Date.UTC(2026, 5, 30, 12);

/** Runs `cinnabar` with arguments in a folder, in this process. */
export async function cinnabar(
  folder: string,
  args: readonly string[],
  more: Partial<Surroundings> = {},
): Promise<Ran> {
  let out = '';
  let said = '';
  const exitCode = await runCommandLine(args, {
    folder,
    out: (text) => (out += text),
    say: (text) => (said += text),
    atTerminal: false,
    colours: false,
    clock: () => now,
    watchFolder: () => () => undefined,
    burstOver: () => Promise.resolve(),
    stopAsked: () => Promise.resolve(),
    ...more,
  });
  return { exitCode, out, said };
}

/** A folder of the test's own with the given files, removed after it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cinnabar-cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A small project that is sound: two events, users, two segments. */
const project = {
  'cinnabar.yaml': [
    'language: 1',
    'time zone: Asia/Jakarta',
    'events:',
    '  files: events.csv',
    '  columns: { user: user_id, name: event, time: at }',
    'users:',
    '  files: users.csv',
    '  id: id',
    'targets:',
    '  local: { engine: duckdb, path: results.duckdb }',
    '  prod: { engine: bigquery, project: acme, dataset: analytics, results: audiences }',
    '',
  ].join('\n'),
  'catalog.seg': 'event order {\n  amount: decimal\n}\nevent visit {}\nuser {\n  city: text\n}\n',
  'rules/buyers.seg':
    'import "../catalog.seg"\nsegment buyers "Who buys" {\n  export user.city\n  members\n    did order where amount > 10 in last 7 days\n}\n',
  'rules/quiet.seg':
    'import "../catalog.seg"\nsegment quiet {\n  members\n    did visit ever and did not visit in last 7 days\n}\n',
  'events.csv': [
    'user_id,event,at,amount',
    'ana,order,2026-06-29T10:00:00Z,12.5',
    'budi,order,2026-06-29T10:00:00Z,10',
    'budi,visit,2026-05-01T10:00:00Z,',
    'nobody,order,2026-06-29T10:00:00Z,99',
    '',
  ].join('\n'),
  'users.csv': 'id,city\nana,Jakarta\nbudi,Bandung\n',
} as const;

/** The sound project with some files changed; undefined leaves one out. */
export function projectWith(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): string {
  const all: Readonly<Record<string, string | Uint8Array | undefined>> = { ...project, ...changes };
  const present = Object.entries(all).flatMap(([path, content]) =>
    content === undefined ? [] : [[path, content] as const],
  );
  return folderWith(Object.fromEntries(present));
}
