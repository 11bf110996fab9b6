import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/catalog/read-settings.ts';
import { check, compile } from '../../src/compile.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';
import { instant } from '../support/generators/moments.ts';

const folder = 'fixtures/layouts';

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('over %s', (file) => {
  const report = new Report();
  const settings = readSettings(new Source(file, textOf(file)), report);
  if (settings === undefined) throw new Error(`${file} is faulty`);
  const { program, diagnostics } = check(['rule.seg'], textOf, settings);

  test('the rule is sound', () => {
    expect([...report.all(), ...diagnostics].map(({ message }) => message)).toEqual([]);
  });

  test.each(['duckdb', 'bigquery'] as const)('the rule has its SQL for %s', async (engine) => {
    const asOf = instant('2026-06-30T12:00:00Z');
    const { sql } = compile(program, 'red_on_gold', { engine, settings, asOf });
    const recorded = file.replace('.yaml', `.${engine}.sql`);
    await expect(sql).toMatchFileSnapshot(join('../..', folder, recorded));
  });
});

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
