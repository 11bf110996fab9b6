// Changes the code, a bit at a time, and asks whether a test fails: `npm run mutate -- src/plan/bind.ts`.
// `src/plan/bind.ts:120-130` changes these lines only.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tool = fileURLToPath(new URL('./', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const stryker = `${tool}node_modules/@stryker-mutator/core/`;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('name the files to change: npm run mutate -- src/plan/bind.ts');
  process.exit(2);
}

if (
  installed() !==
  versionIn(`${tool}package.json`, ({ dependencies }) => dependencies['@stryker-mutator/core'])
) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error', '--prefix', tool];
  execFileSync('npm', ['ci', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
}

const config = `${tool}stryker.config.json`;
const { status } = spawnSync(
  process.execPath,
  [`${stryker}bin/stryker.js`, 'run', config, '--mutate', files.join(',')],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;

/** The version that lies there, if one does. */
function installed() {
  const manifest = `${stryker}package.json`;
  return existsSync(manifest) ? versionIn(manifest, ({ version }) => version) : undefined;
}

function versionIn(manifest, read) {
  return read(JSON.parse(readFileSync(manifest, 'utf8')));
}
