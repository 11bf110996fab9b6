import { test } from 'vitest';
import { startGoogleSql, type GoogleSql } from './googlesql.ts';
import { GoogleSqlUnavailable } from './install.ts';

/**
 * `test` with a `googleSql` that the tests of a file share. Where the evaluator cannot be had, each test skips and
 * says why.
 */
export const googleSqlTest = test.extend<{ started: GoogleSql | GoogleSqlUnavailable; googleSql: GoogleSql }>(
  {
    started: [
      async ({}, use) => {
        const started = await startGoogleSql().catch((error: unknown) => {
          if (error instanceof GoogleSqlUnavailable) return error;
          throw error;
        });
        await use(started);
        if (!(started instanceof GoogleSqlUnavailable)) await started.close();
      },
      { scope: 'file' },
    ],
    googleSql: async ({ started, skip }, use) => {
      if (started instanceof GoogleSqlUnavailable) skip(started.message);
      else await use(started);
    },
  },
);
