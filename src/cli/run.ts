import { duckDbSources } from '../dialect/source-expressions.ts';
import { resolve } from 'node:path';
import { runSegments, type RunReport } from '../../runtime/run-segments.ts';
import { type DuckDbTarget, openDuckDb } from '../../runtime/warehouse/duckdb/open-duckdb.ts';
import { instantText } from '../../runtime/warehouse/instant-text.ts';
import type { Skipped } from '../../runtime/warehouse/skipped.ts';
import type { Settings } from '../catalog/settings.ts';
import { compile } from '../compile.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { asOfInstant } from './as-of.ts';
import { chooseSegments } from './choose-segments.ts';
import { listRows } from './list-file.ts';
import { checkSound, openProject } from './open-project.ts';
import { parametersOf } from './parameters.ts';
import { projectRuleFiles } from './rule-files.ts';
import { runTable, skippedText } from './run-report.ts';
import type { Surroundings } from './surroundings.ts';

export interface RunFlags {
  readonly settings?: string;
  readonly json?: true;
  readonly asOf?: string;
  readonly target?: string;
  readonly param?: readonly string[];
  readonly strict?: true;
  /** Seconds to wait for whoever has the results file open. */
  readonly wait?: number;
}

/** `cinnabar run`: computes segments and publishes their members. Its exit code is 3 when a segment failed. */
export async function run(
  names: readonly string[],
  flags: RunFlags,
  surroundings: Surroundings,
): Promise<number> {
  const { folder, clock, out, say } = surroundings;
  const project = openProject(folder, flags.settings);
  const { root, settings } = project;
  const { name: targetName, target } = chooseTarget(settings, flags.target);
  const asOf = asOfInstant(flags.asOf, settings.timeZone, clock);
  const parameters = parametersOf(flags.param);
  const { program, catalog } = checkSound(
    project,
    projectRuleFiles(root, settings.rules),
    surroundings,
    parameters,
  );
  const chosen = names.length > 0 ? chooseSegments(program, names) : [...program.segments.keys()];
  if (chosen.length === 0)
    throw new CinnabarError(`there is no segment in ${settings.rules}`, {
      exitCode: 2,
      hint: 'declare one in a file that ends in `.seg`: `segment name { members … }`',
    });
  const segments = chosen.map((name) => compile(program, name, { engine: 'duckdb', settings, asOf }));
  const warehouse = await openDuckDb({
    expressions: duckDbSources,
    root,
    settings,
    catalog,
    target,
    lists: listRows(
      root,
      [...program.lists.values()].filter(({ contentHash }) =>
        segments.some(({ lists }) => lists.includes(contentHash)),
      ),
    ),
    strict: flags.strict === true,
  });
  const progress = progressLine(surroundings);
  let reports: readonly RunReport[];
  try {
    reports = await runSegments({
      warehouse,
      results: { path: resolve(root, target.path), wait: (flags.wait ?? 0) * 1000 },
      segments,
      settings,
      target: targetName,
      asOf,
      parameters: Object.fromEntries(parameters),
      clock,
      onProgress: (segment, done, of) => progress.show(`${String(done + 1)}/${String(of)} ${segment}`),
    });
  } finally {
    progress.clear();
    warehouse.close();
  }
  if (flags.json === true) out(runJson(reports, targetName, asOf, warehouse.skipped));
  else out(runTable(reports));
  say(skippedText(warehouse.skipped));
  for (const warning of new Set(reports.flatMap(({ warnings }) => warnings))) say(`warning: ${warning}\n`);
  for (const report of reports) if (report.kind === 'failed') say(failureText(report));
  return reports.some(({ kind }) => kind === 'failed') ? 3 : 0;
}

/** The target of a name; without a name the only one, or the one on DuckDB when there is one such. */
function chooseTarget(
  { targets }: Settings,
  wanted: string | undefined,
): { readonly name: string; readonly target: DuckDbTarget } {
  const names = [...targets.keys()];
  const local = names.filter((name) => targets.get(name)?.engine === 'duckdb');
  const name = wanted ?? (names.length === 1 ? names[0] : local.length === 1 ? local[0] : undefined);
  if (name === undefined)
    throw new CinnabarError(`there are several targets: ${names.join(', ')}`, {
      exitCode: 2,
      hint: 'name one with `--target`',
    });
  const target = targets.get(name);
  if (target === undefined) {
    const near = nearest(name, names);
    throw new CinnabarError(`there is no target called \`${name}\` in cinnabar.yaml`, {
      exitCode: 2,
      hint: near === undefined ? `there are ${names.join(', ')}` : `did you mean \`${near}\`?`,
    });
  }
  if (target.engine === 'duckdb') return { name, target };
  throw new CinnabarError(
    `the target \`${name}\` is on BigQuery, and this version runs segments on DuckDB only`,
    {
      exitCode: 2,
      hint: '`cinnabar compile <segment> --engine bigquery` prints the SQL for BigQuery, to be run there',
    },
  );
}

/** One line at a terminal that is written over; nothing anywhere else. */
function progressLine({ atTerminal, say }: Surroundings): {
  readonly show: (text: string) => void;
  readonly clear: () => void;
} {
  const over = '\r\u001b[K';
  return {
    show: (text) => (atTerminal ? say(`${over}${text}`) : undefined),
    clear: () => (atTerminal ? say(over) : undefined),
  };
}

function runJson(reports: readonly RunReport[], target: string, asOf: bigint, skipped: Skipped): string {
  const document = { target, asOf: instantText(asOf), segments: reports, skippedLines: skipped.lines };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function failureText({ segment, reason, hint }: Extract<RunReport, { kind: 'failed' }>): string {
  return `error: \`${segment}\` failed and keeps its members: ${reason}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`;
}
