import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { IngesterOptions } from '../../../ingest/ingester.ts';
import { testCatalog, testConvert, testSettings } from './settings.ts';

/** A folder of the test's own, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function testOptions(folder: string, changes: Partial<IngesterOptions> = {}): IngesterOptions {
  return {
    settings: testSettings(folder),
    catalog: testCatalog,
    convert: testConvert,
    lakePath: join(folder, 'lake'),
    ...changes,
  };
}
