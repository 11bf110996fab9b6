import { describe, expect, test } from 'vitest';
import { format } from '../../src/ast/format/format.ts';
import { check, compile } from '../../src/compile.ts';
import { Source } from '../../src/source/source.ts';
import { pagesWithExamples, settings } from './pages.ts';

const pages = pagesWithExamples();

describe.each(pages)('the examples of $page', ({ examples }) => {
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

describe.each(pages.filter(({ page }) => page.startsWith('docs/')))('on $page', ({ examples }) => {
  test.each([...examples])('%s is in the one form', (name, text) => {
    expect(format(new Source(name, text))).toMatchObject({ text });
  });
});

test('the pages for readers have the examples', () => {
  expect(pages.map(({ page }) => page)).toEqual([
    'README.md',
    'docs/cookbook.md',
    'docs/language.md',
    'docs/layouts.md',
  ]);
});
