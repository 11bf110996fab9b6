import type { ParseFile } from './ast/remember-parsed.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Settings } from './catalog/settings.ts';
import type { ValueType } from './catalog/value-type.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { Report } from './diagnostics/report.ts';
import { emit } from './dialect/emit.ts';
import type { Engine } from './dialect/dialect.ts';
import { optimize } from './optimizer/passes.ts';
import { bind } from './plan/bind.ts';
import { planFromRule } from './plan/from-rule.ts';
import { planKey } from './plan/key.ts';
import { listsOf } from './plan/lists.ts';
import { exclusionFiles } from './semantics/exclusion.ts';
import type { KeptChecks } from './semantics/kept-checks.ts';
import { loadProject, type ReadFile } from './semantics/project.ts';
import type { SegmentFacts } from './semantics/sections/facts.ts';
import { checkProject, type CheckSettings, type Program } from './semantics/segments.ts';

/** A checked project and everything that is wrong or suspicious in it. */
export interface Checked {
  readonly program: Program;
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
  /** True when there is an error among the diagnostics; the program then holds what is sound. */
  readonly failed: boolean;
}

/** One segment as one engine's SQL: a single SELECT whose first column is `user_id` (text), then its columns. */
export interface CompiledSegment {
  readonly name: string;
  readonly facts: SegmentFacts;
  /** The zone of its dates and of its schedule. */
  readonly zone: string;
  readonly sql: string;
  /** What goes out with each member. */
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
  /** The structural key of the bound and not yet optimised plan. */
  readonly planKey: string;
  /** The content hashes of the lists that it looks at: rows of the table `source.lists`. */
  readonly lists: readonly string[];
}

/** What is kept of a project from one check to the next. */
export interface KeptFiles {
  readonly parse: ParseFile;
  readonly checks?: KeptChecks;
}

/** What SQL is wanted: for which engine, over which sources, as of when (microseconds since 1970). */
export interface CompileOptions {
  readonly engine: Engine;
  readonly settings: Pick<Settings, 'events' | 'users'> & Partial<Pick<Settings, 'targets'>>;
  readonly asOf: bigint;
  /** False leaves out every optimiser pass: the members are the same. */
  readonly optimized?: boolean;
}

/** Text to checked program: reads the files at `paths` and all that they import. Never throws on what they hold. */
export function check(
  paths: readonly string[],
  read: ReadFile,
  settings: CheckSettings,
  kept?: KeptFiles,
): Checked {
  const report = new Report();
  const project = loadProject([...paths, ...exclusionFiles(settings.exclude)], read, report, kept?.parse);
  const program = checkProject(project, settings, report, kept?.checks);
  return { program, catalog: program.catalog, diagnostics: report.all(), failed: report.failed };
}

/** Checked program to SQL, for one of its segments. Throws when the program has no such segment. */
export function compile(program: Program, segment: string, options: CompileOptions): CompiledSegment {
  const rule = program.segments.get(segment);
  if (rule === undefined) throw new Error(`the program has no segment ${segment}`);
  const plan = bind(planFromRule(rule, program), options.asOf);
  const sql = emit(options.optimized === false ? plan : optimize(plan), program.catalog, options);
  const columns = plan.exports.map(({ column, type }) => ({ name: column, type }));
  return {
    name: rule.name,
    facts: rule.facts,
    zone: rule.zone,
    sql,
    columns,
    // Worked out for who asks: a run does, whoever looks at the SQL does not.
    get planKey() {
      return planKey(plan);
    },
    lists: listsOf(plan),
  };
}
