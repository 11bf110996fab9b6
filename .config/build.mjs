// Bundles the command line (dist/cinnabar.js and the files it loads when asked) and the library (dist/index.js).
// Bundled, it starts in a tenth of the time: the parser and the SQL builder are hundreds of modules.
import { chmod, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { nodeBundle, root } from './bundle.mjs';
import { licensesOf } from './licenses.mjs';

/** The command line. What is imported when it is first asked for lies in files of its own, which nobody else reads. */
const commandLine = {
  ...nodeBundle,
  entryPoints: { cinnabar: 'src/cli/main.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: '[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
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

await rm(`${root}dist`, { recursive: true, force: true });
const results = await Promise.all([build(commandLine), build(library)]).catch(() => {
  process.exit(1); // esbuild has said why
});
const metafiles = results.map(({ metafile }) => metafile);
await writeFile(`${root}dist/licenses.txt`, licensesOf(root, metafiles));
await chmod(`${root}dist/cinnabar.js`, 0o755);
