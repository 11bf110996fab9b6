import { join, relative, resolve, sep } from 'node:path';
import { check } from '../compile.ts';
import { renderShort } from '../diagnostics/render-short.ts';
import type { Program } from '../semantics/segments.ts';
import type { TypedTest } from '../semantics/tests/typed-test.ts';
import { Faults } from './faults.ts';
import { fromDisk, type RuleSource } from './kept-rules.ts';
import { listRows } from './list-file.ts';
import { checkSound, openProject, type OpenProject } from './open-project.ts';
import { namedRuleFiles, projectRuleFiles } from './rule-files.ts';
import type { Surroundings } from './surroundings.ts';
import { explainFailure, type Why } from './test/failure-words.ts';
import { junit } from './test/junit.ts';
import { impossibleTest, runTest, type TestResult } from './test/run-tests.ts';
import type { TestEngine } from './test/test-engine.ts';
import { testJson, type TestReport, testText } from './test/test-report.ts';
import { writeWholeFile } from './write-whole-file.ts';

export interface TestFlags {
  readonly settings?: string;
  readonly json?: true;
  readonly junit?: string;
  /** Again whenever a file changes. */
  readonly watch?: true;
  readonly engine?: 'duckdb' | 'reference';
}

/** `cinnabar test`: runs the tests in rule files. Its exit code is 1 when one fails. */
export async function test(
  names: readonly string[],
  flags: TestFlags,
  surroundings: Surroundings,
  files: RuleSource = fromDisk,
): Promise<number> {
  const { folder, out, say, colours } = surroundings;
  const project = openProject(folder, flags.settings);
  const { root, settings } = project;
  const paths =
    names.length > 0 ? namedRuleFiles(root, folder, names) : projectRuleFiles(root, settings.rules);
  const { program } = checkSound(project, paths, surroundings, undefined, files);
  const asked = new Set(paths);
  const tests = program.tests.filter(({ source }) => asked.has(source.name));
  const programs = programsFor(tests, program, paths, project, files);
  const engine = await openEngine(flags, tests, program, project);
  const results: TestResult[] = [];
  try {
    for (const one of tests) {
      const under = programs.get(one) ?? program;
      results.push(
        under instanceof Faults
          ? impossibleTest(one, faultsInLines(under), program)
          : await runTest(one, under, engine, surroundings.clock),
      );
    }
  } finally {
    engine.close();
  }
  const why = await reasons(results, project);
  const reports = results.map((result) => reportOf(result, why, (name) => shownPath(folder, root, name)));
  if (flags.junit !== undefined)
    writeWholeFile(
      resolve(folder, flags.junit),
      flags.junit,
      junit(reports),
      'name a file in a folder that is there, can be written to and has room',
    );
  if (flags.json === true) out(testJson(reports));
  else say(testText(reports, colours));
  if (reports.length === 0 && flags.json !== true)
    say('a test is declared in a rule file: `test "…" { as of … user … expect … }`\n');
  return reports.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function faultsInLines({ diagnostics }: Faults): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const lines = errors.map((diagnostic) => renderShort(diagnostic, diagnostic.at.source.name));
  return `with its parameters the rules are wrong: ${lines.join('; ')}`;
}

/** The rules under the parameters that tests give, or what is wrong in them then; those that give the same share them. */
function programsFor(
  tests: readonly TypedTest[],
  program: Program,
  paths: readonly string[],
  { root, settings }: OpenProject,
  files: RuleSource,
): ReadonlyMap<TypedTest, Program | Faults> {
  const known = new Map<string, Program | Faults>([['[]', program]]);
  const programs = new Map<TypedTest, Program | Faults>();
  const [read, lists] = [files.reader(root), files.lists(root)];
  for (const one of tests) {
    const key = JSON.stringify([...one.parameters].sort());
    let found = known.get(key);
    if (found === undefined) {
      // What is kept from round to round is kept for the parameters' defaults.
      const { parse } = files;
      const checked = check(paths, read, { ...settings, parameters: one.parameters, lists }, { parse });
      found = checked.failed ? new Faults(checked.diagnostics, 1) : checked.program;
      known.set(key, found);
    }
    programs.set(one, found);
  }
  return programs;
}

async function openEngine(
  { engine }: TestFlags,
  tests: readonly TypedTest[],
  { catalog, lists }: Program,
  { root, settings }: OpenProject,
): Promise<TestEngine> {
  const hasUserSource = settings.users !== undefined;
  if (engine === 'reference') {
    const { referenceEngine } = await import('./test/reference-engine.ts');
    return referenceEngine(hasUserSource, listRows(root, lists.values()));
  }
  const { openDuckDbEngine } = await import('./test/duckdb-engine.ts');
  const scenes = tests.flatMap((one) => one.scenes);
  const spillFolder = join(root, '.cinnabar', 'spill-test');
  return openDuckDbEngine(scenes, catalog, hasUserSource, spillFolder, listRows(root, lists.values()));
}

/** The interpreter is loaded only when there is something to explain. */
async function reasons(results: readonly TestResult[], { root, settings }: OpenProject): Promise<Why> {
  if (results.every(({ failures }) => failures.length === 0)) return () => undefined;
  const { decidingClauses } = await import('./why/deciding-clauses.ts');
  const { idsOf, worldOf } = await import('./test/reference-engine.ts');
  const hasUserSource = settings.users !== undefined;
  const lists = idsOf(
    listRows(
      root,
      results.flatMap(({ failures }) => failures).flatMap(({ program }) => [...program.lists.values()]),
    ),
  );
  return ({ program, expectation, scene }, user) =>
    expectation.kind === 'members'
      ? decidingClauses(
          program,
          expectation.segment,
          worldOf(scene, hasUserSource, lists()),
          scene.asOf,
          user,
        )
      : undefined;
}

function reportOf(result: TestResult, why: Why, shown: (name: string) => string): TestReport {
  const { source, span, title } = result.test;
  const line = (at: number) => source.position(at).line;
  const place = { text: source.text, line };
  return {
    file: shown(source.name),
    line: line(span.start),
    title,
    expectations: result.expectations,
    milliseconds: result.milliseconds,
    failures: result.failures.map((failure) => explainFailure(failure, place, why)),
  };
}

function shownPath(folder: string, root: string, name: string): string {
  return relative(folder, join(root, name)).split(sep).join('/');
}
