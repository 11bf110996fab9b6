// Asks the interpreter and DuckDB about generated rules over generated data: `npm run prove -- --minutes 10 --seed 7`.
// What they do not agree about is kept in fixtures/proof, and ends the run with exit code 1.
// `npm run prove -- --slips 1000000` checks and compiles so many rules with slips of a hand in them instead.
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { parseArgs } from 'node:util';
import { nodeBundle, root } from '../../.config/bundle.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    slips: { type: 'string' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const seed = Number(values.seed);
const contents =
  values.slips === undefined
    ? `import { proveFor } from './proof/prove-for.ts'; await proveFor(${Number(values.minutes)}, ${seed});`
    : `import { proveSlips } from './slips/prove-slips.ts'; proveSlips(${Number(values.slips)}, ${seed});`;
const outfile = `${root}.cache/prove.mjs`;
await build({
  ...nodeBundle,
  stdin: { contents, resolveDir: `${root}test/suites` },
  outfile,
});
try {
  execFileSync(process.execPath, [outfile], { cwd: root, stdio: 'inherit' });
} catch {
  process.exitCode = 1;
}
