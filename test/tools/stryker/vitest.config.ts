import { defineConfig } from 'vitest/config';

// What a changed compiler would most likely break, in files that run within a few seconds. The long searches through
// generated rules stay out, as each would run again for every mutant that it reaches; and so does `told-tests`, which
// opens DuckDB while tests are collected: Stryker's threads end before that does.
export default defineConfig({
  test: {
    include: [
      'test/{plan,semantics}/**/*.test.ts',
      'test/diagnostics/{pages,render-*}.test.ts',
      'test/docs/examples.test.ts',
      'test/suites/{rules,meaning-rows}.test.ts',
    ],
    exclude: ['**/*.real.test.ts', 'test/semantics/{impossible,kept-checks,lint}.test.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
});
