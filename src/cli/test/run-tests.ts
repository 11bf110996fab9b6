import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import type { Constant } from '../../semantics/constant.ts';
import type { Program } from '../../semantics/segments.ts';
import type { Expectation, Scene, TypedTest } from '../../semantics/tests/typed-test.ts';
import type { TestEngine } from './test-engine.ts';
import { traitValues } from './trait-values.ts';

/** An expectation that was not met. */
export interface Failure {
  readonly scene: Scene;
  readonly expectation: Expectation;
  readonly wrong: Wrong;
  /** The rules under the test's parameters. */
  readonly program: Program;
}

/** What was found in place of what was expected. */
export type Wrong =
  | { readonly kind: 'members'; readonly missing: readonly string[]; readonly extra: readonly string[] }
  | { readonly kind: 'value'; readonly found: Constant | undefined }
  | { readonly kind: 'no such user'; readonly user: string }
  | { readonly kind: 'engine'; readonly reason: string };

export interface TestResult {
  readonly test: TypedTest;
  readonly failures: readonly Failure[];
  readonly expectations: number;
  readonly milliseconds: number;
}

/** Runs one test. `program` holds the rules under its parameters. */
export async function runTest(
  test: TypedTest,
  program: Program,
  engine: TestEngine,
  now: () => number,
): Promise<TestResult> {
  const started = now();
  const failures: Failure[] = [];
  let expectations = 0;
  for (const scene of test.scenes) {
    const found = new Map<string, Promise<ReadonlySet<string>>>();
    const membersOf = (segment: string) => {
      const known = found.get(segment) ?? engine.members(program, segment, scene).then(usersOf);
      found.set(segment, known);
      return known;
    };
    for (const expectation of scene.expectations) {
      expectations += 1;
      const wrong = await wrongIn(expectation, scene, program, engine, membersOf);
      if (wrong !== undefined) failures.push({ scene, expectation, wrong, program });
    }
  }
  return { test, failures, expectations, milliseconds: now() - started };
}

/** A test that cannot be run: each of its expectations fails for that reason. */
export function impossibleTest(test: TypedTest, reason: string, program: Program): TestResult {
  const failures = test.scenes.flatMap((scene) =>
    scene.expectations.map((expectation): Failure => ({
      scene,
      expectation,
      wrong: { kind: 'engine', reason },
      program,
    })),
  );
  return { test, failures, expectations: failures.length, milliseconds: 0 };
}

function usersOf(members: readonly { readonly user: string }[]): ReadonlySet<string> {
  return new Set(members.map(({ user }) => user));
}

async function wrongIn(
  expectation: Expectation,
  scene: Scene,
  program: Program,
  engine: TestEngine,
  membersOf: (segment: string) => Promise<ReadonlySet<string>>,
): Promise<Wrong | undefined> {
  try {
    if (expectation.kind === 'members')
      return wrongMembers(expectation, await membersOf(expectation.segment));
    const { trait, type, user, value } = expectation;
    const values = await traitValues(engine, program, trait, type, scene);
    if (!values.has(user)) return { kind: 'no such user', user };
    const found = values.get(user);
    return same(found, value) ? undefined : { kind: 'value', found };
  } catch (error) {
    if (error instanceof CinnabarError) return { kind: 'engine', reason: error.message };
    throw error;
  }
}

function wrongMembers(
  { exact, included, excluded }: Extract<Expectation, { kind: 'members' }>,
  members: ReadonlySet<string>,
): Wrong | undefined {
  const missing = included.filter((user) => !members.has(user));
  const extra = exact
    ? [...members].filter((user) => !included.includes(user)).sort()
    : excluded.filter((user) => members.has(user));
  return missing.length + extra.length === 0 ? undefined : { kind: 'members', missing, extra };
}

/** Floats are the same when their first 12 digits are: the last bits of a sum are nobody's meaning. */
function same(found: Constant | undefined, expected: Constant | undefined): boolean {
  if (found?.type === 'number' && expected?.type === 'number')
    return found.value.toPrecision(12) === expected.value.toPrecision(12);
  return found?.type === expected?.type && found?.value === expected?.value;
}
