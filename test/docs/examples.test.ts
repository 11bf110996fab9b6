import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, compile } from '../../src/compile.ts';
import type { Settings } from '../../src/catalog/settings.ts';
import { examplesOf } from './examples.ts';

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...markdownIn('grammar'),
  ...markdownIn('src'),
  ...markdownIn('docs'),
];

const settings: Pick<Settings, 'timeZone' | 'users' | 'events'> = {
  timeZone: 'UTC',
  events: { kind: 'lake', path: 'lake' },
  users: { kind: 'files', pattern: 'users.csv', id: 'user_id', valid: undefined },
};

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('diagnostics'))
    .map((path) => `${folder}/${path}`)
    .sort();
}

/** Pages that hold examples; each page's examples are one project. */
const withExamples = pages
  .map((page) => ({ page, examples: examplesOf(readFileSync(join(root, page), 'utf8')) }))
  .filter(({ examples }) => examples.size > 0);

describe.each(withExamples)('the examples of $page', ({ examples }) => {
  const checked = check([...examples.keys()], (path) => examples.get(path), settings);

  test('are free of mistakes', () => {
    expect(
      checked.diagnostics.map(({ code, message, at }) => `${at.source.name}: ${code}: ${message}`),
    ).toEqual([]);
  });

  test('compile for both engines', () => {
    for (const segment of checked.program.segments.keys()) {
      for (const engine of ['duckdb', 'bigquery'] as const) {
        const { sql } = compile(checked.program, segment, { engine, settings, asOf: 1_782_000_000_000_000n });
        expect(sql).toContain('user_id');
      }
    }
  });
});

test('the language page and the front page have examples', () => {
  expect(withExamples.map(({ page }) => page)).toEqual(
    expect.arrayContaining(['README.md', 'grammar/README.md']),
  );
});
