import { duckDbSources } from '../../dialect/source-expressions.ts';
import { join } from 'node:path';
import { withResults } from '../../../runtime/results/duckdb/with-results.ts';
import { runSegments, type RunReport } from '../../../runtime/run-segments.ts';
import { openDuckDb, type DuckDbWarehouse } from '../../../runtime/warehouse/duckdb/open-duckdb.ts';
import type { Program } from '../../semantics/segments.ts';
import { compile, type CompiledSegment } from '../../compile.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import type { OpenProject } from '../open-project.ts';
import type { Names, SegmentResult } from './demo-report.ts';
import type { Progress } from './progress.ts';

/** What it takes to run the demo's rules. */
export interface RunDemoOptions {
  readonly project: OpenProject;
  readonly program: Program;
  readonly catalog: Catalog;
  /** Milliseconds. */
  readonly asOf: number;
  /** The names of users by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly progress: Progress;
}

/** How many of those who entered or left are named. */
const namedAtMost = 3;

/** Runs every rule on DuckDB. Throws a `CinnabarError` when one fails. */
export async function runDemoSegments(
  options: RunDemoOptions,
): Promise<readonly (SegmentResult & CompiledSegment)[]> {
  const { project, program, catalog, progress } = options;
  const { root, settings } = project;
  const [named] = [...settings.targets].flatMap(([name, target]) =>
    target.engine === 'duckdb' ? [{ name, target }] : [],
  );
  if (!named)
    throw new CinnabarError('the settings of the demo have no target on DuckDB', {
      exitCode: 2,
      hint: `remove the folder to start over: rm -r ${root}`,
    });
  const asOf = BigInt(options.asOf) * 1000n;
  const compiled = [...program.segments.keys()].map((segment) =>
    compile(program, segment, { engine: 'duckdb', settings, asOf }),
  );
  const results = { path: join(root, named.target.path), wait: 10_000 };
  const warehouse = await openDuckDb({
    expressions: duckDbSources,
    settings,
    catalog,
    root,
    target: named.target,
  });
  try {
    const reports = await runSegments({
      warehouse,
      results,
      settings,
      asOf,
      target: named.name,
      segments: compiled,
      clock: clockFrom(options.asOf),
      onProgress: (segment, done, of) =>
        progress.show('Running', `${segment} (${String(done + 1)} of ${String(of)})`),
    });
    progress.clear();
    const changes = await withResults(warehouse, results, () => changesOf(warehouse, reports, options.names));
    return reports.map((report, at) => {
      const segment = compiled[at];
      if (report.kind === 'failed' || !segment)
        throw new CinnabarError(
          `the segment ${report.segment} failed: ${report.kind === 'failed' ? report.reason : ''}`,
          { exitCode: 3, hint: report.kind === 'failed' ? report.hint : undefined },
        );
      const first = changes.get(report.attemptId) ?? { entered: [], left: [] };
      return {
        ...segment,
        title: segment.facts.title ?? segment.name,
        members: report.members,
        milliseconds: report.milliseconds,
        entered: { count: report.entered, first: first.entered },
        left: { count: report.left, first: first.left },
      };
    });
  } finally {
    progress.clear();
    warehouse.close();
  }
}

/** In the demo it is the moment that is asked about, wherever and whenever it runs; from there on time passes. */
function clockFrom(asOf: number): () => number {
  const began = performance.now();
  return () => asOf + Math.round(performance.now() - began);
}

type Changes = ReadonlyMap<string, Record<'entered' | 'left', Names['first']>>;

async function changesOf(
  warehouse: DuckDbWarehouse,
  reports: readonly RunReport[],
  names: ReadonlyMap<string, string>,
): Promise<Changes> {
  const changes = new Map(
    reports.map(({ attemptId }) => [attemptId, { entered: [] as string[], left: [] as string[] }]),
  );
  const rows = await warehouse.rows(
    `select attempt_id, change, user_id from cinnabar.changes
     where list_contains(from_json($1, '["varchar"]'), attempt_id)
     qualify row_number() over (partition by attempt_id, change order by user_id) <= ${namedAtMost}
     order by attempt_id, change, user_id`,
    { values: [JSON.stringify([...changes.keys()])] },
  );
  for (const { attempt_id, change, user_id } of rows) {
    const id = String(user_id);
    changes
      .get(String(attempt_id))
      ?.[change === 'entered' ? 'entered' : 'left'].push(`${names.get(id) ?? ''} (${id})`.trimStart());
  }
  return changes;
}
