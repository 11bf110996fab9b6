import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import { format } from '../ast/format/format.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Report } from '../diagnostics/report.ts';
import { renderText } from '../diagnostics/render-text.ts';
import { loadProject } from '../semantics/project.ts';
import { Source } from '../source/source.ts';
import { openProject, projectFolder } from './open-project.ts';
import { stayed, writeWholeFile } from './write-whole-file.ts';
import { namedRuleFiles, projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface FmtFlags {
  readonly settings?: string;
  readonly check?: true;
}

/**
 * `cinnabar fmt`: writes rule files in their one form. Its exit code is 1 when a file has faults, and with `--check`
 * when one would change.
 */
export async function fmt(
  names: readonly string[],
  flags: FmtFlags,
  surroundings: Surroundings,
  input: () => Promise<Uint8Array> = standardInput,
): Promise<number> {
  if (names.includes('-')) return fmtInput(names, flags, surroundings, await input());
  const { folder, out, say } = surroundings;
  const { root, paths } = filesToFormat(names, flags.settings, folder);
  const read = ruleReader(root);
  const changed: string[] = [];
  let faulty = 0;
  for (const path of paths) {
    const text = read(path);
    if (text === undefined) continue;
    const formatted = format(new Source(path, text));
    if (formatted.kind === 'faulty') {
      faulty += 1;
      sayFaults(formatted.diagnostics, path, surroundings);
    } else if (formatted.text !== text) {
      changed.push(path);
      if (flags.check !== true) writeWholeFile(resolve(root, path), path, formatted.text, stayed);
    }
  }
  for (const path of changed) {
    if (flags.check === true) out(`${path}\n`);
    else say(`formatted ${path}\n`);
  }
  const same = paths.length - changed.length - faulty;
  const rest = `${counted(same)} as ${same === 1 ? 'it' : 'they'} should be`;
  if (flags.check === true) say(`${counted(changed.length)} would change, ${rest}\n`);
  else say(`${counted(changed.length)} formatted, ${rest}\n`);
  return faulty > 0 || (flags.check === true && changed.length > 0) ? 1 : 0;
}

interface FilesToFormat {
  readonly root: string;
  readonly paths: readonly string[];
}

/** What is named, in a project or without one; else all rules of the project and what they import. */
function filesToFormat(
  names: readonly string[],
  settings: string | undefined,
  folder: string,
): FilesToFormat {
  if (names.length > 0) {
    const root = projectFolder(folder, settings) ?? folder;
    return { root, paths: namedRuleFiles(root, folder, names) };
  }
  const { root, settings: found } = openProject(folder, settings);
  const paths = projectRuleFiles(root, found.rules);
  if (paths.length === 0)
    throw new CinnabarError(`there is no rule file in ${found.rules}`, {
      exitCode: 2,
      hint: 'a rule file ends in `.seg`; `rules` in cinnabar.yaml says in which folder they lie',
    });
  // Its faults are said where each file is formatted.
  const { files } = loadProject(paths, ruleReader(root), new Report());
  return { root, paths: [...new Set([...paths, ...files.keys()])] };
}

/** From the standard input to the standard output, which stays empty when there are faults. */
function fmtInput(
  names: readonly string[],
  flags: FmtFlags,
  surroundings: Surroundings,
  bytes: Uint8Array,
): number {
  if (names.length > 1)
    throw new CinnabarError('`-` stands for the standard input, and files are named beside it', {
      exitCode: 2,
      hint: 'format either the one or the others',
    });
  const shown = 'standard input';
  if (bytes.length > mostBytes)
    throw new CinnabarError(`${shown} has more than 10 MB, and no file of rules may`, { exitCode: 1 });
  if (bytes.includes(0) || !isUtf8(bytes))
    throw new CinnabarError(`${shown} is no UTF-8 text`, { exitCode: 1, hint: 'rules are UTF-8' });
  // The decoder leaves a byte order mark out.
  const text = new TextDecoder().decode(bytes);
  const formatted = format(new Source(shown, text));
  if (formatted.kind === 'faulty') {
    sayFaults(formatted.diagnostics, shown, surroundings);
    return 1;
  }
  if (flags.check !== true) surroundings.out(formatted.text);
  else if (formatted.text !== text) surroundings.out(`${shown}\n`);
  return flags.check === true && formatted.text !== text ? 1 : 0;
}

const mostBytes = 10 * 1024 * 1024;

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes) break;
  }
  return Buffer.concat(chunks);
}

function sayFaults(diagnostics: readonly Diagnostic[], shown: string, { say, colours }: Surroundings): void {
  for (const diagnostic of diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
  say(`${shown} has faults and was not formatted\n`);
}

function counted(count: number): string {
  return `${String(count)} ${count === 1 ? 'file' : 'files'}`;
}
