import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDuckDbEngine } from '../../src/cli/test/duckdb-engine.ts';
import { referenceEngine } from '../../src/cli/test/reference-engine.ts';
import { runTest } from '../../src/cli/test/run-tests.ts';
import { check } from '../../src/compile.ts';
import type { Program } from '../../src/semantics/segments.ts';
import type { Expectation, TypedTest } from '../../src/semantics/tests/typed-test.ts';
import { listRows, pagesWithExamples, settings } from './pages.ts';

interface Page {
  readonly page: string;
  readonly examples: ReadonlyMap<string, string>;
  readonly program: Program;
}

/** The pages whose examples have tests of the language in them. */
const pages: readonly Page[] = pagesWithExamples()
  .map((page) => ({ ...page, program: programOf(page.examples) }))
  .filter(({ program }) => program.tests.length > 0);

function programOf(
  examples: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, string> = new Map(),
): Program {
  return check([...examples.keys()], (path) => examples.get(path), { ...settings, parameters }).program;
}

/** What is not as a test expects it, in a word each. */
async function failuresOf(one: TypedTest, { examples, program }: Page, engine: Engine): Promise<string[]> {
  const rules = one.parameters.size === 0 ? program : programOf(examples, one.parameters);
  const { failures } = await runTest(one, rules, engine, () => 0);
  return failures.map(
    ({ expectation: { span }, wrong }) =>
      `${one.source.text.slice(span.start, span.end)}: ${Object.values(wrong).map(String).join(' ')}`,
  );
}

type Engine = Parameters<typeof runTest>[2];

describe.each(pages)('the tests on $page', (page) => {
  const { tests, catalog } = page.program;
  const titled = tests.map((one) => [one.title, one] as const);
  const scenes = tests.flatMap((one) => one.scenes);
  const spill = join(tmpdir(), 'cinnabar-page-spill');
  const duckDb = openDuckDbEngine(scenes, catalog, settings.users !== undefined, spill, [listRows]);
  const reference = referenceEngine(settings.users !== undefined, [listRows]);
  afterAll(async () => (await duckDb).close());

  test.each(titled)('%s, says the interpreter', async (_, one) => {
    expect(await failuresOf(one, page, reference)).toEqual([]);
  });

  test.each(titled)('%s, says DuckDB', async (_, one) => {
    expect(await failuresOf(one, page, await duckDb)).toEqual([]);
  });
});

describe('the cookbook', () => {
  const cookbook = pages.find(({ page }) => page === 'docs/cookbook.md');
  if (cookbook === undefined) throw new Error('the cookbook has no tests');
  const told = cookbook.program.tests.flatMap(({ scenes }) => scenes);

  test.each([...cookbook.program.segments.keys()])('finds somebody in %s, and not everybody', (name) => {
    const finds = told.flatMap(({ users, expectations }) =>
      expectations.filter(isAbout(name)).map(({ included, excluded, exact }) => ({
        found: included.length,
        left: exact ? users.length - included.length : excluded.length,
      })),
    );
    expect(finds.some(({ found, left }) => found > 0 && left > 0)).toBe(true);
  });
});

function isAbout(segment: string) {
  return (expectation: Expectation): expectation is Extract<Expectation, { kind: 'members' }> =>
    expectation.kind === 'members' && expectation.segment === segment;
}
