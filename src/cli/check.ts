import { check as checkRules } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { renderSummary, renderText } from '../diagnostics/render-text.ts';
import { diagnosticsJson } from './diagnostics-json.ts';
import { openProject } from './open-project.ts';
import { namedRuleFiles, projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface CheckFlags {
  readonly settings?: string;
  readonly json?: true;
}

/** `cinnabar check`: says everything that is wrong in the rules. Its exit code is 1 when an error is among it. */
export function check(names: readonly string[], flags: CheckFlags, surroundings: Surroundings): number {
  const { folder, out, say, colours } = surroundings;
  const { root, settings } = openProject(folder, flags.settings);
  const paths =
    names.length > 0 ? namedRuleFiles(root, folder, names) : projectRuleFiles(root, settings.rules);
  if (paths.length === 0)
    throw new CinnabarError(`there is no rule file in ${settings.rules}`, {
      exitCode: 2,
      hint: 'a rule file ends in `.seg`; `rules` in cinnabar.yaml says in which folder they lie',
    });
  const { diagnostics, failed, program, catalog } = checkRules(paths, ruleReader(root), settings);
  if (flags.json === true) out(diagnosticsJson(diagnostics));
  else {
    for (const diagnostic of diagnostics) say(`${renderText(diagnostic, { colours })}\n`);
    const sound = `${counted(program.segments.size, 'segment')}, ${counted(catalog.events.size, 'event')}`;
    say(`${renderSummary(diagnostics)}${failed ? '' : ` in ${sound}`}\n`);
  }
  return failed ? 1 : 0;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
