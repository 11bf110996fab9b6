import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Ledger } from '../../../ingest/ledger.ts';

/** Bundles the ingester's process, for Node runs no TypeScript; gives the path of the script. */
export async function bundleIngester(folder: string): Promise<string> {
  const outfile = join(folder, 'ingester.mjs');
  await build({
    entryPoints: [fileURLToPath(import.meta.resolve('./ingester-process.ts'))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [],
    plugins: [
      {
        // The native module stays where it is installed.
        name: 'installed',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^@duckdb\/node-api$/ }, ({ path }) => ({
            path: import.meta.resolve(path),
            external: true,
          }));
        },
      },
    ],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}

export interface IngesterProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Stops it in order; gives its last words. */
  readonly stop: () => Promise<LastWords>;
}

export interface LastWords {
  readonly ledger: Ledger;
  readonly cpu: { readonly user: number; readonly system: number };
  /** Kilobytes. */
  readonly rss: number;
}

export async function spawnIngester(
  script: string,
  options: { readonly folder: string; readonly landEvery: number },
): Promise<IngesterProcess> {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-5000)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<unknown> => {
    const { value, done } = (await lines.next()) as { value: string; done: boolean };
    if (done) throw new Error(`the ingester ended: ${complaint}`);
    return JSON.parse(value);
  };
  const { url } = (await line()) as { url: string };
  return {
    url,
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const words = (await line()) as LastWords;
      await gone;
      return words;
    },
  };
}
