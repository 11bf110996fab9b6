import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';

/** How a run ended. What breaks outside of a test (an import, a hook) counts as failed. */
interface Tally {
  passed: number;
  failed: number;
  readonly skipped: readonly string[];
}

/**
 * Ends a run with the skipped tests and their reasons, and with a line alone: `Tests: N passed, N failed, N skipped`.
 * Appends the same as `N N N` to the file that `TALLY_FILE` names, so that several runs can be summed.
 */
export class TallyReporter implements Reporter {
  #filtered = false;

  onInit(vitest: Vitest): void {
    this.#filtered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const { passed, failed, skipped } = tallyOf(modules, unhandledErrors.length);
    const lines = [`Tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped`];
    // With `-t`, nearly every test is skipped, and everybody knows why.
    if (skipped.length > 0 && !this.#filtered)
      lines.unshift('Skipped:', ...skipped.map((line) => `  ${line}`));
    process.stdout.write(`${lines.join('\n')}\n`);
    const file = process.env.TALLY_FILE;
    if (file) appendFileSync(file, `${passed} ${failed} ${skipped.length}\n`);
  }
}

function tallyOf(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const skipped: string[] = [];
  const tally: Tally = { passed: 0, failed: unhandledErrors, skipped };
  for (const module of modules) {
    tally.failed += brokenSuites(module);
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') tally.passed += 1;
      else if (result.state === 'skipped') skipped.push(`${nameOf(test)}: ${result.note ?? reasonOf(test)}`);
      else tally.failed += 1; // failed, or still pending when the run was cut short
    }
  }
  return tally;
}

/** A module or suite with errors of its own (it did not load, `beforeAll` threw) hides tests: each is one failure. */
function brokenSuites(module: TestModule): number {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  if (test.options.mode === 'todo') return 'still to be written';
  let above: TestSuite | TestModule = test.parent;
  while (above.errors().length === 0) {
    if (above.type === 'module') return 'no reason given';
    above = above.parent;
  }
  return `${above.type === 'module' ? 'its file' : above.name} failed before it`;
}
