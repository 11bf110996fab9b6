import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from '../ast/parse.ts';
import type { Checked } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { Report } from '../diagnostics/report.ts';
import { Source } from '../source/source.ts';
import { chooseSegments } from './choose-segments.ts';
import { Faults } from './faults.ts';
import { checkSound, type OpenProject } from './open-project.ts';
import { parametersOf } from './parameters.ts';
import { namedRuleFiles, projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

/** The flags by which a command's rules are chosen and given their parameters. */
export interface RuleFlags {
  readonly settings?: string;
  readonly segment?: string;
  readonly param?: readonly string[];
}

/** A checked program, and the segments of it that a command is about. */
interface ChosenRules {
  readonly checked: Checked;
  readonly names: readonly string[];
}

/**
 * The segments that a command is given: what ends in `.seg` or is there on disk is a rule file or a folder of them, and
 * stands for the segments that these declare (or for `--segment`); all else is the name of a segment. Throws `Faults` when
 * the rules are wrong, a `CinnabarError` when there is no such segment or file.
 */
export function chooseRules(
  wanted: string,
  { segment: only, param }: RuleFlags,
  project: OpenProject,
  surroundings: Surroundings,
): ChosenRules {
  const { root, settings } = project;
  const parameters = parametersOf(param);
  const isFile = wanted.endsWith('.seg') || existsSync(resolve(surroundings.folder, wanted));
  if (!isFile) {
    if (only !== undefined && only !== wanted)
      throw new CinnabarError(`\`${wanted}\` and \`--segment ${only}\` name two segments`, {
        exitCode: 2,
        hint: '`--segment` picks one segment of a rule file that declares several',
      });
    const checked =
      checkDeclaring(wanted, project, surroundings, parameters) ??
      checkSound(project, projectRuleFiles(root, settings.rules), surroundings, parameters);
    return { checked, names: chooseSegments(checked.program, [wanted]) };
  }
  const paths = namedRuleFiles(root, surroundings.folder, [wanted]);
  const checked = checkSound(project, paths, surroundings, parameters);
  if (only !== undefined) return { checked, names: chooseSegments(checked.program, [only]) };
  const read = ruleReader(root);
  const names = paths.flatMap((path) => declaredSegments(path, read(path) ?? ''));
  if (names.length > 0) return { checked, names };
  throw new CinnabarError(`${wanted} declares no segment`, {
    exitCode: 2,
    hint: 'name a file that does, or a segment',
  });
}

/**
 * The files that declare a segment, and what they import: the project's other files need not be sound, nor be parsed.
 * Undefined when nothing sound declares it; what is wrong is then told best with all files in sight.
 */
function checkDeclaring(
  segment: string,
  project: OpenProject,
  surroundings: Surroundings,
  parameters: ReadonlyMap<string, string>,
): Checked | undefined {
  const read = ruleReader(project.root);
  const paths = projectRuleFiles(project.root, project.settings.rules);
  const naming = paths.filter((path) => read(path)?.includes(segment) === true);
  try {
    const checked = checkSound(project, naming, surroundings, parameters);
    return checked.program.segments.has(segment) ? checked : undefined;
  } catch (error) {
    if (error instanceof Faults) return undefined;
    throw error;
  }
}

/** The segments that a file declares itself, in its order; those that it imports are left out. */
function declaredSegments(path: string, text: string): readonly string[] {
  const { declarations } = parse(new Source(path, text), new Report());
  return declarations.flatMap((declaration) =>
    declaration.kind === 'segment' ? [declaration.name.text] : [],
  );
}
