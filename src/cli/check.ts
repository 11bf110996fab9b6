import { join, relative, sep } from 'node:path';
import { check as checkRules, type Checked } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printable } from '../diagnostics/display.ts';
import { renderSarif } from '../diagnostics/render-sarif.ts';
import { renderShort } from '../diagnostics/render-short.ts';
import { renderSummary, renderText } from '../diagnostics/render-text.ts';
import type { CheckSettings } from '../semantics/segments.ts';
import type { Source } from '../source/source.ts';
import { diagnosticsJson } from './diagnostics-json.ts';
import { Faults } from './faults.ts';
import { fixRules } from './fix-rules.ts';
import { fromDisk, type RuleSource } from './kept-rules.ts';
import { openProject, type OpenProject } from './open-project.ts';
import { stayed, writeWholeFile } from './write-whole-file.ts';
import { namedRuleFiles, projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

/** How diagnostics are printed: for people, a line each, or as data. */
export type CheckFormat = 'text' | 'short' | 'json' | 'sarif';

export interface CheckFlags {
  readonly settings?: string;
  readonly json?: true;
  readonly format?: CheckFormat;
  readonly fix?: true;
  /** Again whenever a file changes. */
  readonly watch?: true;
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
}

/** `cinnabar check`: says everything that is wrong in the rules. Its exit code is 1 when an error is among it. */
export function check(
  names: readonly string[],
  flags: CheckFlags,
  surroundings: Surroundings,
  files: RuleSource = fromDisk,
): number {
  const { folder, say } = surroundings;
  const format = flags.json === true ? 'json' : (flags.format ?? 'text');
  const project = openToCheck(flags, format, surroundings);
  if (typeof project === 'number') return project;
  const { root, settings } = project;
  const paths =
    names.length > 0 ? namedRuleFiles(root, folder, names) : projectRuleFiles(root, settings.rules);
  if (paths.length === 0)
    throw new CinnabarError(`there is no rule file in ${settings.rules}`, {
      exitCode: 2,
      hint: 'a rule file ends in `.seg`; `rules` in cinnabar.yaml says in which folder they lie',
    });
  const how: CheckSettings = {
    ...settings,
    lists: files.lists(root),
    lint: names.length === 0 ? 'project' : 'files',
  };
  const { diagnostics, failed, program, catalog } =
    flags.fix === true
      ? fixFiles(paths, how, root, surroundings)
      : checkRules(paths, files.reader(root), how, files);
  tell(diagnostics, format, (source) => fromFolder(folder, join(root, source.name)), surroundings);
  if (format === 'text' || format === 'short') {
    const sound = `${counted(program.segments.size, 'segment')}, ${counted(catalog.events.size, 'event')}`;
    say(`${renderSummary(diagnostics)}${failed ? '' : ` in ${sound}`}\n`);
    if (names.length === 0 && paths.every((path) => path === 'catalog.seg'))
      say(`no rule file lies in ${settings.rules}; \`rules\` in cinnabar.yaml names another folder\n`);
  }
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const tooMany = flags.maxWarnings !== undefined && warnings > flags.maxWarnings;
  if (tooMany)
    say(`${counted(warnings, 'warning')}, and \`--max-warnings\` allows ${String(flags.maxWarnings)}\n`);
  return failed || tooMany ? 1 : 0;
}

/** The project; when its settings are wrong, and somebody reads data, the exit code once that is told as data. */
function openToCheck(
  { settings }: CheckFlags,
  format: CheckFormat,
  surroundings: Surroundings,
): OpenProject | number {
  try {
    return openProject(surroundings.folder, settings);
  } catch (error) {
    if (!(error instanceof Faults) || format === 'text') throw error;
    tell(error.diagnostics, format, ({ name }) => name.split(sep).join('/'), surroundings);
    return error.exitCode;
  }
}

/** Mends what can be mended without asking, says what that was, and gives what is left. */
function fixFiles(
  paths: readonly string[],
  how: CheckSettings,
  root: string,
  { folder, say }: Surroundings,
): Checked {
  const { checked, texts, made } = fixRules(paths, ruleReader(root), how);
  for (const [path, text] of texts) writeWholeFile(join(root, path), path, text, stayed);
  for (const { diagnostic, fix } of made) {
    const { source, span } = diagnostic.at;
    const { line } = source.position(span.start);
    const file = fromFolder(folder, join(root, source.name));
    say(printable(`fixed ${file}:${String(line)}: ${fix.title} [${diagnostic.code}]`) + '\n');
  }
  if (made.length > 0) say(`${counted(made.length, 'fix')} made in ${counted(texts.size, 'file')}\n\n`);
  return checked;
}

function tell(
  diagnostics: readonly Diagnostic[],
  format: CheckFormat,
  pathOf: (source: Source) => string,
  { out, say, colours }: Surroundings,
): void {
  switch (format) {
    case 'text':
      for (const diagnostic of diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
      return;
    case 'short':
      for (const diagnostic of diagnostics) out(`${renderShort(diagnostic, pathOf(diagnostic.at.source))}\n`);
      return;
    case 'json':
      out(diagnosticsJson(diagnostics));
      return;
    case 'sarif':
      out(`${JSON.stringify(renderSarif(diagnostics, pathOf), undefined, 2)}\n`);
      return;
  }
}

/** A path as tools that were started in `folder` know it. */
function fromFolder(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

function counted(count: number, noun: string): string {
  const plural = noun.endsWith('x') ? 'es' : 's';
  return `${String(count)} ${noun}${count === 1 ? '' : plural}`;
}
