import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { check, compile } from '../../src/compile.ts';
import { median, quantile, type Figure } from './statistics.ts';

const tool = resolve('test/tools/prqlc');
const warmUp = 20;
const rounds = 20;
/** How often each is run in its turn: after the other, which fills the processor's caches, the first time is a cold one. */
const turn = 20;

const settings = {
  timeZone: 'UTC',
  events: { kind: 'lake', path: 'lake' },
  users: { kind: 'files', pattern: 'users.csv', id: 'user_id', valid: undefined },
} as const;
const asOf = BigInt(Date.UTC(2026, 5, 30)) * 1000n;

/**
 * A rule of 15 clauses from its text to DuckDB's SQL, and beside it PRQL's compiler on the same question in PRQL. Both
 * are warm, in one process, in turns.
 */
export function measure(): readonly Figure[] {
  const rule = readFileSync('test/bench/prqlc/rule.seg', 'utf8');
  const query = readFileSync('test/bench/prqlc/rule.prql', 'utf8');
  const prqlc = loadPrqlc();
  const options = new prqlc.CompileOptions();
  options.signature_comment = false;

  const compileRule = (): number => {
    const { program, failed } = check(
      ['rule.seg'],
      (name) => (name === 'rule.seg' ? rule : undefined),
      settings,
    );
    if (failed) throw new Error('test/bench/prqlc/rule.seg is not right');
    return compile(program, 'fifteen_clauses', { engine: 'duckdb', settings, asOf }).sql.length;
  };
  const compileQuery = (): number => prqlc.compile(query, options)?.length ?? 0;

  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -warmUp; round < rounds; round += 1) {
    const [own, other] = [turnOf(compileRule), turnOf(compileQuery)];
    if (round < 0) continue;
    ours.push(...own);
    theirs.push(...other);
  }
  const shown = (times: readonly number[]) =>
    `${median(times).toFixed(2)} / ${quantile(times, 0.99).toFixed(2)} ms`;
  return [
    { name: 'compile 15 clauses, median / p99', value: shown(ours) },
    { name: 'prqlc on the same, median / p99', value: shown(theirs) },
    { name: 'prqlc / us', value: (median(theirs) / median(ours)).toFixed(1) },
  ];
}

function turnOf(work: () => number): number[] {
  return Array.from({ length: turn }, () => timed(work));
}

function timed(work: () => number): number {
  const start = performance.now();
  if (work() === 0) throw new Error('nothing was compiled');
  return performance.now() - start;
}

/** What we use of the package. */
interface Prqlc {
  readonly CompileOptions: new () => { signature_comment: boolean };
  readonly compile: (query: string, options: InstanceType<Prqlc['CompileOptions']>) => string | undefined;
}

/** Loads the compiler, and installs it on first use and whenever its lock file has another version. */
function loadPrqlc(): Prqlc {
  const wanted = JSON.parse(readFileSync(`${tool}/package.json`, 'utf8')) as {
    dependencies: { prqlc: string };
  };
  const installed = `${tool}/node_modules/prqlc/package.json`;
  const { version } = existsSync(installed)
    ? (JSON.parse(readFileSync(installed, 'utf8')) as { version: string })
    : { version: undefined };
  if (version !== wanted.dependencies.prqlc) {
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error', '--prefix', tool];
    execFileSync('npm', ['ci', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return createRequire(`${tool}/package.json`)('prqlc') as Prqlc;
}
