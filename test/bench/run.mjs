// Runs the benchmarks, each in a process of its own, prints what they found and keeps a line in docs/performance.md.
// `npm run bench -- start` runs those whose name begins so, and keeps nothing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import { nodeBundle, root } from '../../.config/bundle.mjs';
import { keep } from './keep.mjs';

const built = `${root}.cache/bench`;
const wanted = process.argv[2] ?? '';

const benches = readdirSync(`${root}test/bench`)
  .filter((file) => file.endsWith('.bench.ts') && file.startsWith(wanted))
  .sort();
if (benches.length === 0) throw new Error(`no benchmark is called ${wanted}`);

execFileSync(process.execPath, ['.config/build.mjs'], { cwd: root, stdio: 'inherit' });
mkdirSync(built, { recursive: true });

const figures = [];
for (const bench of benches) {
  process.stderr.write(`${bench} …\n`);
  figures.push(...(await run(bench)));
}

const width = Math.max(...figures.map(({ name }) => name.length));
for (const { name, value } of figures) console.log(`${name.padEnd(width)}  ${value}`);

if (wanted === '') {
  keep(`${root}docs/performance.md`, [
    { name: 'date', value: new Date().toISOString().slice(0, 10) },
    { name: 'commit', value: git('describe', '--always', '--dirty') },
    { name: 'Node', value: process.versions.node },
    { name: 'CPU', value: `${cpus().length} × ${cpus()[0].model.trim()}` },
    ...figures,
  ]);
}

/** Bundles one benchmark, as users run bundled code, and runs its `measure`, which yields `{ name, value }[]`. */
async function run(bench) {
  const outfile = `${built}/${bench.replace(/\.ts$/, '.mjs')}`;
  await build({
    ...nodeBundle,
    stdin: {
      contents: `import { measure } from './${bench}'; process.stdout.write(JSON.stringify(await measure()));`,
      resolveDir: `${root}test/bench`,
    },
    outfile,
  });
  const stdio = ['ignore', 'pipe', 'inherit'];
  return JSON.parse(execFileSync(process.execPath, [outfile], { cwd: root, stdio, encoding: 'utf8' }));
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
