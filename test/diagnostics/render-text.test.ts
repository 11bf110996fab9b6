import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderSummary, renderText } from '../../src/diagnostics/render-text.ts';
import { Source } from '../../src/source/source.ts';

/** A diagnostic whose span is what stands between `«` and `»`. */
function at(marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = new Source('rules/a.seg', marked.replace('«', '').replace('»', ''));
  return {
    code: 'unknown-event',
    severity: 'error',
    message: 'there is no event called `x`',
    at: { source, span: { start, end } },
    also: [],
    hint: undefined,
    fixes: [],
    ...more,
  };
}

/** The lines of the excerpt alone. */
function shown(marked: string): string[] {
  return renderText(at(marked)).split('\n').slice(2, -2);
}

test('a diagnostic shows what, where, why there and the ways out', () => {
  const diagnostic = at('segment a {\n  members did «x» ever\n}\n', {
    hint: 'did you mean `y`?',
    fixes: [{ title: 'write `y`', edits: [] }],
  });
  const also = [{ source: diagnostic.at.source, span: { start: 8, end: 9 }, note: 'in this segment' }];
  expect(renderText({ ...diagnostic, also })).toBe(
    [
      'error: there is no event called `x` [unknown-event]',
      ' --> rules/a.seg:2:15',
      '2 |   members did x ever',
      '  |               ^',
      ' ::: rules/a.seg:1:9',
      '1 | segment a {',
      '  |         - in this segment',
      '  = hint: did you mean `y`?',
      '  = fix: write `y`',
      '  = see: docs/diagnostics/unknown-event.md',
      '',
    ].join('\n'),
  );
});

test('colours are there only when asked for', () => {
  const diagnostic = at('did «x» ever');
  expect(renderText(diagnostic)).not.toContain('\u001b');
  const coloured = renderText(diagnostic, { colours: true });
  expect(coloured).toContain('\u001b[31merror:\u001b[0m');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(diagnostic));
});

test('a span over a few lines is underlined on each, from where the text starts', () => {
  expect(shown('did «x\n    where a = 1\n    in last» 3 days')).toEqual([
    '1 | did x',
    '  |     ^',
    '2 |     where a = 1',
    '  |     ^^^^^^^^^^^',
    '3 |     in last 3 days',
    '  |     ^^^^^^^',
  ]);
});

test('a span over many lines shows its first two lines and its last', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `line ${String(n + 1)}`).join('\n');
  expect(shown(`«${lines}»`)).toEqual([
    ' 1 | line 1',
    '   | ^^^^^^',
    ' 2 | line 2',
    '   | ^^^^^^',
    '   ⋮',
    '20 | line 20',
    '   | ^^^^^^^',
  ]);
});

test.each([
  ['tabs reach to the next stop', '\ta\t«b»', '1 |     a   b', '  |         ^'],
  ['wide characters take two columns', '"東京" «x»', '1 | "東京" x', '  |        ^'],
  ['an underlined wide character has two marks', '«東京» x', '1 | 東京 x', '  | ^^^^'],
  ['an emoji of several code points is one character', '"👩‍👩‍👧" «x»', '1 | "👩‍👩‍👧" x', '  |      ^'],
  ['half-width kana take one column', 'ｱｲ «x»', '1 | ｱｲ x', '  |    ^'],
  ['combining marks take none', 'e\u0301 «x»', '1 | e\u0301 x', '  |   ^'],
  [
    'control characters are shown by their code point',
    'a\u001b[31m «x»',
    '1 | aU+001B[31m x',
    '  |             ^',
  ],
  ['so are those that turn the direction of writing around', '\u202e«x»', '1 | U+202Ex', '  |       ^'],
  ['half of a surrogate pair is a replacement character', '\ud800«x»', '1 | \ufffdx', '  |  ^'],
  ['a span at the very end of the text has one mark', 'did x«»', '1 | did x', '  |      ^'],
  ['a carriage return before the line break is not shown', 'did «x\r»\nnext', '1 | did x', '  |     ^'],
])('%s', (_, marked, line, underline) => {
  expect(shown(marked)).toEqual([line, underline]);
});

test('a long line is cut around its span, on both sides', () => {
  const [line = '', underline = ''] = shown(`${'a'.repeat(500_000)} «xyz» ${'b'.repeat(500_000)}`);
  expect(line).toBe(`1 | …${'a'.repeat(29)} xyz ${'b'.repeat(76)}…`);
  expect(underline).toBe(`  | ${' '.repeat(31)}^^^`);
});

test('a long line keeps its start when the span is there', () => {
  const [line = '', underline = ''] = shown(`«ab»${'c'.repeat(300)}`);
  expect(line).toBe(`1 | ab${'c'.repeat(108)}…`);
  expect(underline).toBe('  | ^^');
});

test('a span that is longer than what is shown is underlined to the cut', () => {
  const [line = '', underline = ''] = shown(`«${'c'.repeat(100_000)}»`);
  expect(line).toBe(`1 | ${'c'.repeat(110)}…`);
  expect(underline).toBe(`  | ${'^'.repeat(110)}`);
});

test('a name of an absurd length, and one with control characters, do not spoil the message', () => {
  const text = renderText(at('«x»', { message: `no \`${'n'.repeat(10_000)}\` \u001b[2J`, hint: 'a\nb' }));
  expect(text.length).toBeLessThan(700);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('hint: aU+000Ab');
});

test('the summary counts', () => {
  const error = at('«x»');
  const warning = at('«x»', { severity: 'warning' });
  expect(renderSummary([])).toBe('nothing wrong');
  expect(renderSummary([error])).toBe('1 error');
  expect(renderSummary([error, warning, error, warning])).toBe('2 errors, 2 warnings');
  expect(renderSummary([warning])).toBe('1 warning');
});
