import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cinnabar, projectWith, type Ran } from './command-line.ts';

const misspelt = 'import "../catalog.seg"\nsegment buyers {\n  members\n    did ordr ever\n}\n';
const sound = misspelt.replace('ordr', 'order');

/** A watch that is going on over a project, whose world changes only when the test says so. */
interface Watched {
  readonly folder: string;
  /** The lines that came so far. */
  readonly lines: readonly string[];
  /** Changes the files as `change` does, tells the watcher of each path, and waits for the next round's line. */
  readonly round: (change: () => void, ...paths: readonly string[]) => Promise<Line>;
  /** Tells the watcher of paths, and of nothing else. */
  readonly tell: (...paths: readonly string[]) => void;
  readonly stop: () => Promise<Ran>;
}

interface Line {
  readonly changed: readonly string[];
  readonly errors?: number;
  readonly tests?: readonly { readonly passed: boolean }[];
  readonly error?: { readonly message: string };
}

async function watched(
  files: Parameters<typeof projectWith>[0] = {},
  args: readonly string[] = ['check'],
): Promise<Watched> {
  const folder = projectWith(files);
  const watchers = new Map<string, (name: string | undefined) => void>();
  const lines: string[] = [];
  let came: () => void = () => undefined;
  let stopNow: () => void = () => undefined;
  const stopping = new Promise<void>((resolve) => (stopNow = resolve));
  const nextLine = () => new Promise<void>((resolve) => (came = resolve));
  const first = nextLine();
  const running = cinnabar(folder, [...args, '--watch', '--json'], {
    out: (text) => {
      lines.push(text);
      came();
    },
    watchFolder: (path, changed) => {
      watchers.set(path, changed);
      return () => watchers.delete(path);
    },
    stopAsked: () => stopping,
  });
  await Promise.race([first, running]);
  const tell = (...paths: readonly string[]) => {
    for (const path of paths) watchers.get(join(folder, dirname(path)))?.(basename(path));
  };
  return {
    folder,
    lines,
    tell,
    round: async (change, ...paths) => {
      const line = nextLine();
      change();
      tell(...paths);
      await line;
      return JSON.parse(lines.at(-1) ?? '') as Line;
    },
    stop: () => {
      stopNow();
      return running;
    },
  };
}

test('each round is a line, and to be stopped is no failure', async () => {
  const { folder, lines, round, stop } = await watched();
  expect(lines).toEqual(['{"changed":[],"errors":0,"warnings":0,"diagnostics":[]}\n']);
  const buyers = join(folder, 'rules/buyers.seg');
  expect(await round(() => writeFileSync(buyers, misspelt), 'rules/buyers.seg')).toMatchObject({
    changed: ['rules/buyers.seg'],
    errors: 1,
    diagnostics: [{ code: 'unknown-event', file: 'rules/buyers.seg' }],
  });
  expect(await round(() => writeFileSync(buyers, 'segment {'), 'rules/buyers.seg')).toMatchObject({
    diagnostics: [{ file: 'rules/buyers.seg' }],
  });
  expect(await round(() => writeFileSync(buyers, sound), 'rules/buyers.seg')).toMatchObject({ errors: 0 });
  expect((await stop()).exitCode).toBe(0);
});

test('a burst of changes is one round', async () => {
  const { folder, lines, round, stop } = await watched();
  const both = () => {
    writeFileSync(join(folder, 'rules/buyers.seg'), misspelt);
    writeFileSync(join(folder, 'rules/quiet.seg'), misspelt.replace('buyers', 'quiet'));
  };
  const paths = ['rules/buyers.seg', 'rules/buyers.seg', 'rules/quiet.seg'];
  expect(await round(both, ...paths)).toMatchObject({
    changed: ['rules/buyers.seg', 'rules/quiet.seg'],
    errors: 2,
  });
  await stop();
  expect(lines).toHaveLength(2);
});

test('a save by rename, a new file, a removed one and a renamed one are seen', async () => {
  const { folder, round, stop } = await watched();
  const at = (name: string) => join(folder, 'rules', name);
  const saved = await round(
    () => {
      writeFileSync(at('buyers.seg~'), misspelt);
      renameSync(at('buyers.seg~'), at('buyers.seg'));
    },
    'rules/buyers.seg~',
    'rules/buyers.seg',
  );
  expect(saved).toMatchObject({ changed: ['rules/buyers.seg'], errors: 1 });
  expect(await round(() => rmSync(at('buyers.seg')), 'rules/buyers.seg')).toMatchObject({ errors: 0 });
  const more = misspelt.replace('buyers', 'more');
  expect(await round(() => writeFileSync(at('more.seg'), more), 'rules/more.seg')).toMatchObject({
    diagnostics: [{ file: 'rules/more.seg' }],
  });
  const moved = await round(
    () => renameSync(at('more.seg'), at('moved.seg')),
    'rules/more.seg',
    'rules/moved.seg',
  );
  expect(moved).toMatchObject({ diagnostics: [{ file: 'rules/moved.seg' }] });
  await stop();
});

test('rules in a new folder are seen, and later changes there too', async () => {
  const { folder, round, stop } = await watched();
  const file = join(folder, 'rules/new/more.seg');
  const text = misspelt.replace('../', '../../').replace('buyers', 'more');
  const made = await round(() => {
    mkdirSync(dirname(file));
    writeFileSync(file, text);
  }, 'rules/new');
  expect(made).toMatchObject({ errors: 1 });
  const mended = await round(() => writeFileSync(file, text.replace('ordr', 'order')), 'rules/new/more.seg');
  expect(mended).toMatchObject({ changed: ['rules/new/more.seg'], errors: 0 });
  await stop();
});

test('a changed catalog is felt in the files that import it; settings may break and be mended', async () => {
  const { folder, round, stop } = await watched();
  const catalog = join(folder, 'catalog.seg');
  const renamed = () =>
    writeFileSync(catalog, 'event purchase {}\nevent visit {}\nuser {\n  city: text\n}\n');
  expect(await round(renamed, 'catalog.seg')).toMatchObject({
    diagnostics: [{ code: 'unknown-event', file: 'rules/buyers.seg' }],
  });
  const settings = join(folder, 'cinnabar.yaml');
  expect(await round(() => writeFileSync(settings, 'language: 9\n'), 'cinnabar.yaml')).toMatchObject({
    diagnostics: [{ file: 'cinnabar.yaml' }],
  });
  const other = 'language: 1\nevents: { lake: lake }\nrules: elsewhere\n';
  expect(await round(() => writeFileSync(settings, other), 'cinnabar.yaml')).toMatchObject({ errors: 0 });
  await stop();
});

test('tests are run again, and what is no rule does not start a round', async () => {
  const told = 'test "one" {\n  as of 2026-06-30\n  user ana { city: "Jakarta" }\n  expect quiet = ()\n}\n';
  const quiet =
    'import "../catalog.seg"\nsegment quiet {\n  members\n    did visit ever and did not visit in last 7 days\n}\n';
  const { folder, lines, round, stop, tell } = await watched({ 'rules/quiet.seg': quiet + told }, [
    'test',
    '--engine',
    'reference',
  ]);
  tell('events.csv', 'results.duckdb');
  const wrong = quiet + told.replace('()', '(ana)');
  await round(() => writeFileSync(join(folder, 'rules/quiet.seg'), wrong), 'rules/quiet.seg');
  await stop();
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"changed":["rules/quiet.seg"]');
  expect(lines[1]).toContain('ana');
});

test('only a terminal is cleared', async () => {
  const folder = projectWith();
  expect((await cinnabar(folder, ['check', '--watch'])).said).toBe('nothing wrong in 2 segments, 2 events\n');
  const { exitCode, said } = await cinnabar(folder, ['check', '--watch'], { atTerminal: true });
  expect(exitCode).toBe(0);
  expect(said).toBe(
    '\u001b[2J\u001b[3J\u001b[Hnothing wrong in 2 segments, 2 events\nwatching for changes; Ctrl-C ends it\n',
  );
});

test('a folder without a project is told at once', async () => {
  const folder = projectWith({ 'cinnabar.yaml': undefined });
  expect((await cinnabar(folder, ['check', '--watch'])).exitCode).toBe(2);
});
