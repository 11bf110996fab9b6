import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project-files.ts';

test('a run ends with what was skipped, why, and the counts alone on a line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-tally-'));
  const file = join(folder, 'tally');
  const run = ['run', '--config', 'test/house/tally/sample.config.ts'];
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...run], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TALLY_FILE: file },
  });
  const tally = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });

  // Failed: one test, the suite that does not start, the file that cannot be loaded.
  expect(status).toBe(1);
  expect(tally).toBe('2 3 4\n');
  expect(stdout.trimEnd().split('\n')).toEqual([
    'Skipped:',
    '  sample.cases.ts > is left out: no reason given',
    '  sample.cases.ts > is to come: still to be written',
    '  sample.cases.ts > cannot run here: there is no broker',
    '  sample.cases.ts > a suite that does not start > never runs: a suite that does not start failed before it',
    'Tests: 2 passed, 3 failed, 4 skipped',
  ]);
});
