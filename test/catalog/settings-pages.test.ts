import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/catalog/read-settings.ts';
import { settingsCodes } from '../../src/diagnostics/codes/settings.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';

describe.each(Object.keys(settingsCodes))('the page of %s', (code) => {
  const page = readFileSync(join(import.meta.dirname, `../../docs/diagnostics/${code}.md`), 'utf8');
  const [wrong = '', right = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text);

  test('is headed by the code', () => {
    expect(page.split('\n')[0]).toBe(`# ${code}`);
  });

  test('shows what is wrong, and only that', () => {
    expect(codesOf(wrong)).toEqual([code]);
  });

  test('shows what is right', () => {
    expect(right).not.toBe('');
    expect(codesOf(right)).toEqual([]);
  });
});

function codesOf(text: string): string[] {
  const report = new Report();
  readSettings(new Source('cinnabar.yaml', text), report);
  return report.all().map(({ code }) => code);
}
