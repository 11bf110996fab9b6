import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/catalog/read-settings.ts';
import type { Settings } from '../../src/catalog/settings.ts';
import { listReader } from '../../src/cli/list-file.ts';
import { check } from '../../src/compile.ts';
import { catalogue, type Code } from '../../src/diagnostics/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';

/** The folder of files that are wrong, one folder of it a code; itself a project with settings and a catalog. */
export const wrong = join(import.meta.dirname, '../../fixtures/wrong');
export const pages = join(import.meta.dirname, '../../docs/diagnostics');

/** The folders of `fixtures/wrong`. */
export function folders(): readonly string[] {
  return readdirSync(wrong, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The wrong files of a code, as paths from `fixtures/wrong`; its own `cinnabar.yaml` is none. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(join(wrong, folder))
    .filter((name) => /\.(seg|yaml)$/.test(name) && name !== 'cinnabar.yaml')
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** What is wrong with a file of `fixtures/wrong`, with `text` in its place when it is given. */
export function diagnosticsOf(path: string, text?: string): readonly Diagnostic[] {
  if (path.endsWith('.yaml')) return settingsOf(path, text ?? read(path) ?? '').diagnostics;
  const [folder = ''] = path.split('/');
  const own = existsSync(join(wrong, folder, 'cinnabar.yaml')) ? `${folder}/cinnabar.yaml` : 'cinnabar.yaml';
  const { settings } = settingsOf(own, read(own) ?? '');
  if (settings === undefined) throw new Error(`${own} is wrong`);
  return check([path], (wanted) => (wanted === path && text !== undefined ? text : read(wanted)), {
    ...settings,
    lists: listReader(wrong),
    ...(isWarning(folder) ? { lint: 'project' } : {}),
  }).diagnostics;
}

/** Only what warns is looked at for warnings: that a mistake is none is no one's business there. */
function isWarning(code: string): boolean {
  return catalogue[code as Code].severity === 'warning';
}

function settingsOf(
  name: string,
  text: string,
): { readonly settings: Settings | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const report = new Report();
  const settings = readSettings(new Source(name, text), report);
  return { settings, diagnostics: report.all() };
}

function read(path: string): string | undefined {
  const full = join(wrong, path);
  return statSync(full, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(full, 'utf8')
    : undefined;
}
