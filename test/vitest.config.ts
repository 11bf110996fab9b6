import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TallyReporter } from './support/tally-reporter.ts';

const fast = 'test/**/*.test.ts';
const real = 'test/**/*.real.test.ts';
const installedTools = 'test/tools/*/node_modules/**';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // By default one core stays idle, which of two is half of the time.
    maxWorkers: '100%',
    reporters: ['default', new TallyReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: [fast],
          exclude: [real, installedTools],
          testTimeout: 20_000,
          // Files of one worker share what they import: loading the compiler anew for each costs a third of the time.
          isolate: false,
        },
      },
      {
        // Brokers, evaluators, kills, power cuts: one file at a time, as each takes the machine for itself.
        extends: true,
        test: {
          name: 'real',
          include: [real],
          exclude: [installedTools],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
