import { expect } from 'vitest';
import { readSettings } from '../../src/catalog/read-settings.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import { Source } from '../../src/source/source.ts';

/** What a text of settings is read as. */
export function read(text: string) {
  const report = new Report();
  const settings = readSettings(new Source('cinnabar.yaml', text), report);
  return { settings, diagnostics: report.all() };
}

/** All that is wrong, as a terminal shows it. */
export function shown(text: string): string {
  const { settings, diagnostics } = read(text);
  expect(settings).toBeUndefined();
  return `\n${diagnostics.map((diagnostic) => renderText(diagnostic)).join('\n')}`;
}
