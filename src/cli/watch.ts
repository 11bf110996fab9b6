import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { KeptRules, type RuleSource } from './kept-rules.ts';
import { openProject, settingsPath } from './open-project.ts';
import { printFailure } from './print-failure.ts';
import type { Surroundings } from './surroundings.ts';
import { isFolder, mayHoldRules, WatchedFolders } from './watched-folders.ts';

/** What is done again whenever something changed. What it prints goes to the surroundings that it is given. */
export type Round = (surroundings: Surroundings, files?: RuleSource) => number | Promise<number>;

interface Wanted {
  readonly names: readonly string[];
  readonly settings: string | undefined;
  /** Each round is one line of data. */
  readonly json: boolean;
}

const clearScreen = '\u001b[2J\u001b[3J\u001b[H';

/** Does a round now and after every change of the project, until the user asks to stop; the exit code is then 0. */
export async function watch(round: Round, wanted: Wanted, surroundings: Surroundings): Promise<number> {
  const { folder, burstOver, stopAsked, watchFolder } = surroundings;
  const settings = settingsPath(folder, wanted.settings);
  const root = dirname(settings);
  const changes = new Changes();
  const folders = new WatchedFolders(watchFolder, (path) => {
    if (path === undefined || isOfProject(path)) changes.add(path);
  });
  const kept = new KeptRules((path) => folders.follow(dirname(path)));
  const isOfProject = (path: string) =>
    path === settings ||
    path.endsWith('.seg') ||
    kept.asked(path) ||
    folders.has(path) ||
    (mayHoldRules(basename(path)) && isFolder(path));
  const stopped = stopAsked();
  try {
    for (let changed: readonly (string | undefined)[] = []; ;) {
      for (const path of changed) forget(path, kept, folders);
      folders.follow(root);
      for (const rules of ruleFolders(wanted, root, folder)) folders.followAll(rules);
      const shown = changed.map((path) => (path === undefined ? 'files' : shownPath(folder, path)));
      await tellRound(round, shown.sort(), kept, wanted, surroundings);
      if ((await Promise.race([stopped.then(() => 'stop'), changes.come()])) === 'stop') return 0;
      await burstOver();
      changed = changes.take();
    }
  } finally {
    folders.close();
  }
}

function forget(path: string | undefined, kept: KeptRules, folders: WatchedFolders): void {
  // What changed may be a folder with all that is in it.
  if (!path?.endsWith('.seg')) kept.forgetAll();
  else kept.forget(path);
  if (path !== undefined && !isFolder(path)) folders.drop(path);
}

/** Where rules may come to lie; while the settings are wrong, only what the command line names. */
function ruleFolders({ names, settings }: Wanted, root: string, folder: string): readonly string[] {
  const named = names.map((name) => resolve(folder, name)).filter(isFolder);
  try {
    return [...named, join(root, openProject(folder, settings).settings.rules)];
  } catch (error) {
    if (error instanceof CinnabarError) return named;
    throw error;
  }
}

async function tellRound(
  round: Round,
  changed: readonly string[],
  kept: KeptRules,
  { json }: Wanted,
  surroundings: Surroundings,
): Promise<void> {
  const { out, say, atTerminal } = surroundings;
  if (atTerminal && !json) say(clearScreen);
  if (changed.length > 0 && !json) say(`changed: ${changed.join(', ')}\n`);
  let data = '';
  const own = json ? { ...surroundings, out: (text: string) => void (data += text) } : surroundings;
  try {
    await round(own, kept);
  } catch (error) {
    if (!(error instanceof CinnabarError)) throw error;
    printFailure(error, own, json);
  }
  if (json) out(`${JSON.stringify({ changed, ...(JSON.parse(data) as object) })}\n`);
  else if (atTerminal) say('watching for changes; Ctrl-C ends it\n');
}

function shownPath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** What changed since it was last taken. */
class Changes {
  readonly #paths = new Set<string | undefined>();
  #wake: () => void = () => undefined;

  add(path: string | undefined): void {
    this.#paths.add(path);
    this.#wake();
  }

  /** Settles when there is a change to take. */
  come(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#paths.size > 0) resolve();
    });
  }

  take(): readonly (string | undefined)[] {
    const taken = [...this.#paths];
    this.#paths.clear();
    return taken;
  }
}
