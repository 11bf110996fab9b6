import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What installs, builds and runs leave behind. */
const leftBehind = new Set(['node_modules', 'dist', '.git', '.cache', '.cinnabar']);

/** Every file of the project below a folder, as paths from the root with `/`, in order. */
export function projectFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !leftBehind.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? projectFiles(path) : [path];
    });
}

/** The names that stand in the project's own folder, dot-files left out. */
export function topLevelNames(): readonly string[] {
  return readdirSync(root).filter((name) => !leftBehind.has(name) && !name.startsWith('.'));
}

/** The text of a file. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
