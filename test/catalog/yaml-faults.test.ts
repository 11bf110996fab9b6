import { expect, test } from 'vitest';
import { yamlFaults } from '../../src/catalog/yaml-faults.ts';
import { read } from './shown-settings.ts';

const deep = 10_000;

test.each([
  ['lists in lists', `rules: ${'['.repeat(deep)}${']'.repeat(deep)}`],
  ['lists that are never closed', '['.repeat(deep)],
  ['mappings in mappings', `rules: ${'{ a: '.repeat(deep)}1${' }'.repeat(deep)}`],
  ['lists of dashes', `rules:\n${'- '.repeat(deep)}a`],
  ['lists as keys', `? ${'['.repeat(deep)}${']'.repeat(deep)}\n: 1`],
  ['mappings by indentation', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
])('10,000 %s are one fault in our words', (_, text) => {
  const { settings, diagnostics } = read(`language: 1\n${text}\n`);
  expect(settings).toBeUndefined();
  expect(diagnostics.length).toBeLessThanOrEqual(2);
  for (const { message } of diagnostics) expect(message).not.toMatch(/stack|exceeded/);
});

test.each<[keyof typeof yamlFaults, string, string]>([
  ['TAB_AS_INDENT', 'events:\n\tlake: lake/', '3:1'],
  ['TAB_AS_INDENT', '\trules: x', '2:1'],
  ['MULTIPLE_DOCS', '---\nlanguage: 1', '2:1'],
  ['MISSING_CHAR', 'rules: "x', '3:1'],
  ['BAD_INDENT', 'events: { lake: a ]', '2:19'],
  ['BAD_SCALAR_START', 'rules: @x', '2:8'],
  ['BAD_SCALAR_START', 'rules: `x`', '2:8'],
  ['BAD_DQ_ESCAPE', String.raw`rules: "\q"`, '2:9'],
  ['BLOCK_AS_IMPLICIT_KEY', 'rules: a: b', '2:8'],
  ['BLOCK_IN_FLOW', 'ingest: { port: 1 host: x }', '2:17'],
  ['MULTILINE_IMPLICIT_KEY', 'rules x\nevents: y', '2:1'],
  ['MULTIPLE_ANCHORS', 'rules: &a &b x', '2:11'],
  ['MULTIPLE_TAGS', 'rules: !!str !!str x', '2:14'],
  ['KEY_OVER_1024_CHARS', `${'a'.repeat(1025)}: 1`, '2:1'],
  ['UNEXPECTED_TOKEN', 'rules: "a" b', '2:12'],
])('%s is told in our words: %j', (code, line, place) => {
  const { diagnostics } = read(`language: 1\n${line}\n`);
  expect(diagnostics).toHaveLength(1);
  const [{ message, at }] = diagnostics as [(typeof diagnostics)[0]];
  expect(message).toBe(`this cannot be read as YAML: ${yamlFaults[code]}`);
  const position = at.source.position(at.span.start);
  expect(`${String(position.line)}:${String(position.column)}`).toBe(place);
});

test('a carriage return alone ends no line', () => {
  const { diagnostics } = read('language: 1\rrules: x\r');
  expect(diagnostics.map(({ message, at }) => [message, at.span.start])).toEqual([
    ['this cannot be read as YAML: a carriage return stands here alone; lines end in LF or CRLF', 11],
  ]);
  expect(read('language: 1\r\nrules: x/\r\n').settings?.rules).toBe('x/');
});

test('a billion laughs are not laughed: a reference is told, never followed', () => {
  const nine = (text: string) => `[${Array<string>(9).fill(text).join(', ')}]`;
  const names = Array.from('bcdefghi');
  const lines = names.map((name, at) => `${name}: &${name} ${nine(`*${'abcdefgh'[at] ?? ''}`)}`);
  const { settings, diagnostics } = read(
    `language: 1\na: &a ${nine('ha')}\n${lines.join('\n')}\nevents: *i\nrules: *nowhere\n`,
  );
  expect(settings).toBeUndefined();
  expect(diagnostics.flatMap(({ code, hint }) => (code === 'wrong-setting' ? [hint] : []))).toEqual([
    '`*i` refers to another place, which settings do not do: write the value itself',
    '`*nowhere` refers to another place, which settings do not do: write the value itself',
  ]);
});

test('a merge is told as what settings do not do', () => {
  const { diagnostics } = read('language: 1\nevents: { <<: { lake: x }, lake: y }\n');
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    'settings take nothing over from another place: write each one where it holds',
  ]);
});

test('a misspelt `engine` is told as that, not as missing', () => {
  const { diagnostics } = read('language: 1\ntargets: { shop: { enigne: duckdb } }\n');
  expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['unknown-setting', 'did you mean `engine`?'],
  ]);
});
