import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readSettings } from '../catalog/read-settings.ts';
import type { Settings } from '../catalog/settings.ts';
import { check, type Checked } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { renderText } from '../diagnostics/render-text.ts';
import { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { Source } from '../source/source.ts';
import { Faults } from './faults.ts';
import { fromDisk, type RuleSource } from './kept-rules.ts';
import type { Surroundings } from './surroundings.ts';
import { mostOfSettings, readTextFile } from './text-file.ts';

const settingsFile = 'cinnabar.yaml';

/** A project on disk: its settings, and the folder that its paths start from. */
export interface OpenProject {
  readonly root: string;
  readonly settings: Settings;
}

/**
 * The project of a settings file that is named, or of the nearest `cinnabar.yaml` in `folder` or above it. Throws
 * `Faults` when the settings are wrong, and a `CinnabarError` when there are none.
 */
export function openProject(folder: string, named: string | undefined): OpenProject {
  const path = settingsPath(folder, named);
  const shown = relative(folder, path);
  const text = readTextFile(path, shown, mostOfSettings);
  if (text === undefined) throw noSettings(`there is no file ${named ?? path}`);
  const report = new Report();
  const settings = readSettings(new Source(shown, text), report);
  if (settings === undefined) throw new Faults(report.all(), 2);
  return { root: dirname(path), settings };
}

/** The settings file of the project that `openProject` would open. Throws a `CinnabarError` when there is none. */
export function settingsPath(folder: string, named: string | undefined): string {
  return named === undefined ? findSettings(folder) : namedSettings(folder, named);
}

/** The folder of the project that `openProject` would open, whatever its settings hold; undefined when there is none. */
export function projectFolder(folder: string, named: string | undefined): string | undefined {
  if (named !== undefined) return dirname(namedSettings(folder, named));
  const path = nearestSettings(folder);
  return path === undefined ? undefined : dirname(path);
}

/**
 * Checks rule files of a project, and says its warnings. Throws `Faults` when anything is wrong, and a
 * `CinnabarError` for a parameter that nothing declares.
 */
export function checkSound(
  { root, settings }: OpenProject,
  paths: readonly string[],
  { say, colours }: Surroundings,
  parameters: ReadonlyMap<string, string> = new Map(),
  files: RuleSource = fromDisk,
): Checked {
  const how = { ...settings, parameters, lists: files.lists(root) };
  const checked = check(paths, files.reader(root), how, files);
  for (const name of parameters.keys()) mustBeDeclared(name, checked.program.parameters);
  if (checked.failed) throw new Faults(checked.diagnostics, 1);
  for (const diagnostic of checked.diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
  return checked;
}

function mustBeDeclared(name: string, declared: readonly string[]): void {
  if (declared.includes(name)) return;
  const near = nearest(name, declared);
  const known = declared.length === 0 ? 'the rules declare none' : `there are ${declared.join(', ')}`;
  throw new CinnabarError(`there is no parameter called \`${name}\``, {
    exitCode: 2,
    hint: near === undefined ? known : `did you mean \`${near}\`?`,
  });
}

function findSettings(folder: string): string {
  const path = nearestSettings(folder);
  if (path !== undefined) return path;
  throw noSettings(`there is no ${settingsFile} in ${folder} or any folder above it`);
}

function nearestSettings(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, settingsFile);
    if (existsSync(path)) return path;
    if (dirname(at) === at) return undefined;
  }
}

function namedSettings(folder: string, named: string): string {
  const path = resolve(folder, named);
  return existsSync(path) && statSync(path).isDirectory() ? join(path, settingsFile) : path;
}

function noSettings(message: string): CinnabarError {
  return new CinnabarError(message, {
    exitCode: 2,
    hint: '`cinnabar init --from events.csv` writes one for your data, and `--settings` names one that lies elsewhere',
  });
}
