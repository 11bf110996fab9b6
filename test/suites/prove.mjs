// Asks the interpreter and DuckDB about generated rules over generated data: `npm run prove -- --minutes 10 --seed 7`.
// What they do not agree about is kept in fixtures/proof, and ends the run with exit code 1.
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { parseArgs } from 'node:util';
import { nodeBundle, root } from '../../.config/bundle.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const outfile = `${root}.cache/prove.mjs`;
await build({
  ...nodeBundle,
  stdin: {
    contents: `import { proveFor } from './proof/prove-for.ts'; await proveFor(${Number(values.minutes)}, ${Number(values.seed)});`,
    resolveDir: `${root}test/suites`,
  },
  outfile,
});
try {
  execFileSync(process.execPath, [outfile], { cwd: root, stdio: 'inherit' });
} catch {
  process.exitCode = 1;
}
