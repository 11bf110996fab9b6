import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { median, quantile, type Figure } from './statistics.ts';

const program = resolve('dist/cinnabar.js');
const checks = 5;
const changes = 60;
const warmUp = 20;

/**
 * `cinnabar check` of rule files each of which imports the one before it, from the start of the process to its end; and
 * how long a watch takes from the save of one of a thousand until its line is there, the wait for a burst included.
 */
export async function measure(): Promise<readonly Figure[]> {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join('.cache', 'bench-project-'));
  try {
    const [thousand, twice] = [join(folder, '1000'), join(folder, '2000')];
    writeProject(thousand, 1000);
    writeProject(twice, 2000);
    const [one, two]: [number[], number[]] = [[], []];
    for (let round = 0; round < checks; round += 1) {
      one.push(timeOfCheck(thousand));
      two.push(timeOfCheck(twice));
    }
    const changed = await timesOfChanges(thousand);
    return [
      { name: 'check 1,000 files', value: `${median(one).toFixed(0)} ms` },
      { name: 'check 2,000 / 1,000 files', value: (median(two) / median(one)).toFixed(2) },
      {
        name: 'a change among 1,000, median / p99',
        value: `${median(changed).toFixed(0)} / ${quantile(changed, 0.99).toFixed(0)} ms`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timeOfCheck(folder: string): number {
  const start = performance.now();
  execFileSync(process.execPath, [program, 'check'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return performance.now() - start;
}

async function timesOfChanges(folder: string): Promise<readonly number[]> {
  const child = spawn(process.execPath, [program, 'check', '--watch', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const times: number[] = [];
  for (let round = -warmUp; round < changes; round += 1) {
    const start = performance.now();
    writeFileSync(join(folder, 'rules/r500.seg'), ruleText(500, round + warmUp + 5000));
    await lines.next();
    if (round >= 0) times.push(performance.now() - start);
  }
  child.kill('SIGINT');
  await once(child, 'exit');
  return times;
}

const settings = `language: 1
events: { lake: lake }
users: { table: users, id: user_id }
targets:
  local: { engine: duckdb, path: results.duckdb }
`;

const catalog = `event order {
  amount:  decimal
  service: text
}
user {
  city: text
}
`;

function writeProject(folder: string, files: number): void {
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'cinnabar.yaml'), settings);
  writeFileSync(join(folder, 'catalog.seg'), catalog);
  for (let n = 0; n < files; n += 1) writeFileSync(join(folder, `rules/r${n}.seg`), ruleText(n, n));
}

/** A rule that asks for the segment of the file before it. */
function ruleText(n: number, amount: number): string {
  return `import "../catalog.seg"
${n > 0 ? `import "r${n - 1}.seg"\n` : ''}
trait spend_${n} = sum(amount) of order where service = "food" in last 90 days

segment s_${n} {
  export spend_${n}, user.city
  members
    did order at least 3 times where (service = "food" and amount > ${amount}) in last 90 days
    and did not order in last 14 days
    and user.city in ("Jakarta", "Bandung")
    and spend_${n} >= 10${n > 0 ? `\n    and not in segment s_${n - 1}` : ''}
}
`;
}
