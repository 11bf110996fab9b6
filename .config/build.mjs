// Bundles the command line (dist/cinnabar.js) and the library (dist/index.js), each into one file.
// One file starts in a tenth of the time: unbundled, the parser and the SQL builder are hundreds of modules.
import { chmod, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { nodeBundle, root } from './bundle.mjs';
import { licensesOf } from './licenses.mjs';

/** The command line. A dynamic import stays lazy inside the file: its modules run when first asked for. */
const commandLine = {
  ...nodeBundle,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cinnabar.js',
  minifySyntax: true,
  minifyWhitespace: true,
  banner: { js: `#!/usr/bin/env node\n${nodeBundle.banner.js}` },
};

/** The library: the compiler alone, for Node, a browser or an editor. */
const library = {
  ...nodeBundle,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  platform: 'neutral',
  target: 'es2022',
  banner: {},
};

const results = await Promise.all([build(commandLine), build(library)]).catch(() => {
  process.exit(1); // esbuild has said why
});
const metafiles = results.map(({ metafile }) => metafile);
await writeFile(`${root}dist/licenses.txt`, licensesOf(root, metafiles));
await chmod(`${root}dist/cinnabar.js`, 0o755);
