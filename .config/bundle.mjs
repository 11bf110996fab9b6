import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { version, dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * How a bundle is made that Node runs.
 * @type {import('esbuild').BuildOptions}
 */
export const nodeBundle = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external: Object.keys(dependencies),
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: { CINNABAR_VERSION: JSON.stringify(version) },
  banner: {
    // CommonJS packages inside the bundle ask for Node's own modules by `require`.
    js: [
      "import { createRequire as cinnabarRequire } from 'node:module';",
      'const require = cinnabarRequire(import.meta.url);',
    ].join('\n'),
  },
};
