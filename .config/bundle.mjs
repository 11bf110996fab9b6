import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { version, dependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Asks for a package outside the bundle when it is first used. An `import` of it would stand at the bundle's start,
 * and DuckDB's library takes longer to load than most commands run.
 * @type {import('esbuild').Plugin}
 */
const loadWhenUsed = {
  name: 'load-when-used',
  setup({ onResolve, onLoad }) {
    const outside = new RegExp(`^(${Object.keys(dependencies).join('|')})$`);
    onResolve({ filter: outside }, ({ path, namespace }) =>
      namespace === 'outside' ? { path, external: true } : { path, namespace: 'outside' },
    );
    onLoad({ filter: /./, namespace: 'outside' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

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
  plugins: [loadWhenUsed],
  // The parser's start-up calls most of lodash's functions a few times each: a lodash of smaller functions starts sooner.
  alias: {
    'lodash-es': 'es-toolkit/compat',
    // It would look for its WebAssembly in a file beside the bundle.
    '@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled',
  },
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
