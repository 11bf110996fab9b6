import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { instantText } from '../../runtime/warehouse/instant-text.ts';
import { parse } from '../ast/parse.ts';
import { typeName, type ValueType } from '../catalog/value-type.ts';
import { compile as compileSegment, type Checked, type CompiledSegment } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { Report } from '../diagnostics/report.ts';
import type { Engine } from '../dialect/dialect.ts';
import { Source } from '../source/source.ts';
import { asOfInstant } from './as-of.ts';
import { chooseSegments } from './choose-segments.ts';
import { checkSound, openProject, type OpenProject } from './open-project.ts';
import { parametersOf } from './parameters.ts';
import { namedRuleFiles, projectRuleFiles, ruleReader } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface CompileFlags {
  readonly settings?: string;
  readonly json?: true;
  readonly engine: Engine;
  readonly asOf?: string;
  readonly segment?: string;
  readonly param?: readonly string[];
}

/** `cinnabar compile`: prints the SQL of a segment, or of every segment that a rule file declares. */
export function compile(wanted: string, flags: CompileFlags, surroundings: Surroundings): number {
  const { folder, out, say, clock } = surroundings;
  const project = openProject(folder, flags.settings);
  const { settings } = project;
  const asOf = asOfInstant(flags.asOf, settings.timeZone, clock);
  const { checked, names } = choose(wanted, flags, project, surroundings);
  const segments = names.map((name) =>
    compileSegment(checked.program, name, { engine: flags.engine, settings, asOf }),
  );
  if (flags.engine === 'bigquery') say(tablesToMake(project));
  if (flags.json === true) {
    const described = segments.map((segment) => describe(segment, flags.engine, asOf));
    out(`${JSON.stringify(described.length === 1 ? described[0] : described, undefined, 2)}\n`);
  } else out(segments.map((segment) => sqlText(segment, segments.length > 1)).join('\n'));
  return 0;
}

/** What BigQuery has to be given first, when the project reads it from this machine. */
function tablesToMake({ settings: { events, users } }: OpenProject): string {
  const local = [
    ...(events.kind === 'table' ? [] : ['events, as `events.<name of the event>`']),
    ...(users?.kind === 'files' ? ['users, as `source.users`'] : []),
  ];
  if (local.length === 0) return '';
  return `note: this project reads files of this machine; for BigQuery load them first: ${local.join('; ')}\n`;
}

interface Chosen {
  readonly checked: Checked;
  readonly names: readonly string[];
}

/** What ends in `.seg` or is there on disk is a rule file or a folder of them, all else the name of a segment. */
function choose(
  wanted: string,
  { segment: only, param }: CompileFlags,
  project: OpenProject,
  surroundings: Surroundings,
): Chosen {
  const { root, settings } = project;
  const parameters = parametersOf(param);
  const isFile = wanted.endsWith('.seg') || existsSync(resolve(surroundings.folder, wanted));
  if (!isFile) {
    if (only !== undefined && only !== wanted)
      throw new CinnabarError(`\`${wanted}\` and \`--segment ${only}\` name two segments`, {
        exitCode: 2,
        hint: '`--segment` picks one segment of a rule file that declares several',
      });
    const checked = checkSound(project, projectRuleFiles(root, settings.rules), surroundings, parameters);
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

/** The segments that a file declares itself, in its order; those that it imports are left out. */
function declaredSegments(path: string, text: string): readonly string[] {
  const { declarations } = parse(new Source(path, text), new Report());
  return declarations.flatMap((declaration) =>
    declaration.kind === 'segment' ? [declaration.name.text] : [],
  );
}

function describe(
  { name, title, sql, columns, planKey }: CompiledSegment,
  engine: Engine,
  asOf: bigint,
): object {
  return {
    segment: name,
    title: title ?? null,
    engine,
    asOf: instantText(asOf),
    columns: [{ name: 'user_id', type: 'text' as ValueType }, ...columns].map((column) => ({
      name: column.name,
      type: typeName(column.type),
    })),
    planKey,
    sql,
  };
}

/** One segment is its SQL alone, so that it can be piped on; several are statements under their names. */
function sqlText({ name, sql }: CompiledSegment, oneOfSeveral: boolean): string {
  return oneOfSeveral ? `-- ${name.replace(/\s+/g, ' ')}\n${sql.trimEnd()};\n` : `${sql.trimEnd()}\n`;
}
