import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Surroundings } from './surroundings.ts';

const deepest = 32;

/**
 * The folders that are watched, each by itself: Node's recursive watching misses what happens in a folder that was made
 * a moment ago, and would watch the data too. Whoever reads a file follows its folder first, so no change is missed.
 */
export class WatchedFolders {
  readonly #closers = new Map<string, () => void>();
  readonly #watch: Surroundings['watchFolder'];
  readonly #changed: (path: string | undefined) => void;

  /** `changed` is told the path of what changed; undefined when something did and nobody knows what. */
  constructor(watch: Surroundings['watchFolder'], changed: (path: string | undefined) => void) {
    this.#watch = watch;
    this.#changed = changed;
  }

  has(folder: string): boolean {
    return this.#closers.has(folder);
  }

  /** Watches a folder; while it is not there, the nearest above it, where it will appear. */
  follow(folder: string): void {
    if (this.#closers.has(folder)) return;
    if (!isFolder(folder)) {
      if (dirname(folder) !== folder) this.follow(dirname(folder));
      return;
    }
    const changed = (name: string | undefined) =>
      this.#changed(name === undefined ? undefined : join(folder, name));
    this.#closers.set(folder, this.#watch(folder, changed));
  }

  /** Watches a folder and all below it in which rules may lie. */
  followAll(folder: string, depth = 0): void {
    this.follow(folder);
    if (depth === deepest || !isFolder(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && mayHoldRules(entry.name))
        this.followAll(join(folder, entry.name), depth + 1);
  }

  /** Lets go of a folder and all below it: one that comes back under the same name is another. */
  drop(path: string): void {
    for (const [folder, close] of this.#closers)
      if (folder === path || folder.startsWith(join(path, '/'))) {
        close();
        this.#closers.delete(folder);
      }
  }

  close(): void {
    for (const close of this.#closers.values()) close();
  }
}

/** Rules lie neither in hidden folders nor in those of packages. */
export function mayHoldRules(folderName: string): boolean {
  return !folderName.startsWith('.') && folderName !== 'node_modules';
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
