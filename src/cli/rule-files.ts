import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ReadFile } from '../semantics/project.ts';
import { errorCode } from './error-code.ts';
import { readTextFile } from './text-file.ts';

const mostFiles = 10_000;
const deepest = 32;
const isRuleFile = (name: string): boolean => name.endsWith('.seg');

/** Reads rule files by their paths from the project's folder. A link that leads out of the project is refused. */
export function ruleReader(root: string): ReadFile {
  const pathOf = projectPaths(root);
  return (path) => (pathOf(path) === undefined ? undefined : readTextFile(resolve(root, path), path));
}

/** Where the files of a project lie that are known by their paths from its folder; undefined where there is none. */
export function projectPaths(root: string): (path: string) => string | undefined {
  const inside = realpathSync(root);
  return (path) => {
    const real = realPath(resolve(root, path), path);
    if (real === undefined || isWithin(inside, real)) return real;
    throw new CinnabarError(`${path} is a link that leads out of the project, to ${real}`, {
      exitCode: 2,
      hint: 'a project reads what lies in its own folder',
    });
  };
}

/** All rule files below a folder of the project, as paths from the project's folder, by code point. */
function listRuleFiles(root: string, folder: string): string[] {
  const found: string[] = [];
  const visit = (path: string, depth: number) => {
    // Links to folders are not followed, so this ends; the bounds keep it from taking for ever.
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
        if (depth === deepest) throw tooMany(folder, `folders more than ${String(deepest)} deep`);
        visit(below, depth + 1);
      } else if (!entry.isDirectory() && isRuleFile(entry.name)) found.push(below);
      if (found.length > mostFiles) throw tooMany(folder, `more than ${String(mostFiles)} rule files`);
    }
  };
  visit(toProjectPath(root, resolve(root, folder)), 0);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Every rule file of the project: those of its rules folder, and the catalog beside the settings. */
export function projectRuleFiles(root: string, rules: string): string[] {
  const folder = resolve(root, rules);
  if (!isWithin(root, folder))
    throw new CinnabarError(`the folder of the rules, ${rules}, lies outside of the project in ${root}`, {
      exitCode: 2,
      hint: '`rules` in cinnabar.yaml names a folder below that of cinnabar.yaml',
    });
  const kind = kindOf(folder);
  if (kind === 'file')
    throw new CinnabarError(`${rules} is a file, and \`rules\` in cinnabar.yaml names a folder`, {
      exitCode: 2,
    });
  const catalog = kindOf(join(root, 'catalog.seg')) === 'file' ? ['catalog.seg'] : [];
  return [...new Set([...catalog, ...(kind === 'folder' ? listRuleFiles(root, rules) : [])])];
}

/**
 * What the user names on the command line, as paths from the project's folder: a file is itself, a folder all rule
 * files in it. Relative paths start from `from`.
 */
export function namedRuleFiles(root: string, from: string, names: readonly string[]): string[] {
  const found = names.flatMap((name) => {
    const full = resolve(from, name);
    if (!isWithin(root, full))
      throw new CinnabarError(`${name} lies outside of the project in ${root}`, {
        exitCode: 2,
        hint: 'name its project with `--settings`',
      });
    const path = toProjectPath(root, full);
    switch (kindOf(full)) {
      case 'folder': {
        const files = listRuleFiles(root, path);
        if (files.length > 0) return files;
        throw new CinnabarError(`there is no rule file in ${name}`, {
          exitCode: 2,
          hint: 'their names end in `.seg`',
        });
      }
      case 'file':
        if (isRuleFile(path)) return [path];
        throw new CinnabarError(`${name} is no rule file`, {
          exitCode: 2,
          hint: 'their names end in `.seg`',
        });
      case undefined: {
        const near = nearest(path, listRuleFiles(root, ''));
        const hint = near === undefined ? undefined : `did you mean ${near}?`;
        throw new CinnabarError(`there is no file ${name}`, { exitCode: 2, hint });
      }
    }
  });
  return [...new Set(found)];
}

function tooMany(folder: string, what: string): CinnabarError {
  return new CinnabarError(`${folder} has ${what}`, { exitCode: 2, hint: 'name the ones that you mean' });
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw unreachable(error, path);
  }
}

function realPath(path: string, shown: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreachable(error, shown);
  }
}

function unreachable(error: unknown, shown: string): CinnabarError {
  const code = errorCode(error);
  const message =
    code === 'ELOOP'
      ? `${shown} is a link that leads back to itself`
      : `${shown} cannot be read: ${code ?? 'unknown'}`;
  return new CinnabarError(message, { exitCode: 2 });
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function toProjectPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
