// Bundles the command line (dist/cinnabar.js) and the library (dist/index.js), each into one file.
// One file starts in a tenth of the time: unbundled, the parser and the SQL builder are hundreds of modules.
import { existsSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'node20.19',
  external: Object.keys(dependencies),
  legalComments: 'none',
  logLevel: 'warning',
  define: { CINNABAR_VERSION: JSON.stringify(version) },
};

/** The command line. A dynamic import stays lazy inside the file: its modules run when first asked for. */
const commandLine = {
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cinnabar.js',
  platform: 'node',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  banner: {
    // CommonJS packages inside the bundle ask for Node's own modules by `require`.
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as cinnabarRequire } from 'node:module';",
      'const require = cinnabarRequire(import.meta.url);',
    ].join('\n'),
  },
};

/** The library: the compiler alone, for Node, a browser or an editor. */
const library = {
  ...shared,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  platform: 'neutral',
  target: 'es2022',
  mainFields: ['module', 'main'],
};

const targets = [commandLine, library].filter(({ entryPoints }) => existsSync(`${root}/${entryPoints[0]}`));
await Promise.all(targets.map((options) => build(options)));
if (targets.includes(commandLine)) await chmod(`${root}/dist/cinnabar.js`, 0o755);
