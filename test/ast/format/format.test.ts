import { maxOperators } from '../../../grammar/nesting.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../grammar/lexer.ts';
import { equal } from '../../../src/ast/format/equal.ts';
import { format } from '../../../src/ast/format/format.ts';
import { parse } from '../../../src/ast/parse.ts';
import { check, compile } from '../../../src/compile.ts';
import { Report } from '../../../src/diagnostics/report.ts';
import { Source } from '../../../src/source/source.ts';
import { examplesOf } from '../../docs/examples.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { proofCase } from '../../support/generators/cases.ts';
import { settingsOf } from '../../suites/proof/program.ts';
import { gaps, sprinkle } from './sprinkle.ts';

function formatted(text: string): string {
  const result = format(new Source('rules.seg', text));
  if (result.kind === 'formatted') return result.text;
  throw new Error(`${result.diagnostics.map(({ code }) => code).join(', ')}\n${text}`);
}

function tree(text: string) {
  return parse(new Source('rules.seg', text), new Report());
}

function comments(text: string): string[] {
  return (lex(text).groups.comments ?? []).map(({ image }) => image.trimEnd());
}

/** The SQL of every segment, by its name. */
function sqlOf(from: ProofCase, rules: string, catalog: string): Map<string, string> {
  const files = new Map([
    ['rules.seg', rules],
    ['catalog.seg', catalog],
  ]);
  const settings = settingsOf(from);
  const { program } = check(['rules.seg'], (path) => files.get(path), settings);
  return new Map(
    [...program.segments.keys()].map((name) => [
      name,
      compile(program, name, { engine: 'duckdb', settings, asOf: 0n }).sql,
    ]),
  );
}

describe('fixtures/format', () => {
  const folder = 'fixtures/format';
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.seg') && !name.endsWith('.formatted.seg'),
  );

  test.each(names)('%s is written in its one form', async (name) => {
    const text = formatted(readFileSync(join(folder, name), 'utf8'));
    await expect(text).toMatchFileSnapshot(
      join('../../..', folder, name.replace(/\.seg$/, '.formatted.seg')),
    );
    expect(formatted(text)).toBe(text);
  });
});

describe('what the project itself holds', () => {
  const sound = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.seg'))
    .map((path) => [path, readFileSync(join('fixtures', path), 'utf8')] as const)
    .filter(([, text]) => format(new Source('rules.seg', text)).kind === 'formatted');
  const pages = ['README.md', 'docs/language.md'].flatMap((page) => [
    ...examplesOf(readFileSync(page, 'utf8')),
  ]);

  test('is more than a few files', () => expect(sound.length + pages.length).toBeGreaterThan(25));

  test.each([...sound, ...pages])('%s keeps its tree and its comments', (_, text) => {
    const once = formatted(text);
    expect(equal(tree(once), tree(text))).toBe(true);
    expect(comments(once)).toEqual(comments(text));
    expect(formatted(once)).toBe(once);
  });

  test.each(sound.filter(([path]) => path.startsWith('demo/')))('%s is formatted', (_, text) => {
    expect(formatted(text)).toBe(text);
  });
});

describe('generated rules, with comments and white space anywhere', () => {
  test('keep their tree, their comments and their SQL, and are formatted once for all', () => {
    fc.assert(
      fc.property(proofCase({ segments: 2, rows: 0 }), gaps, (from, chosen) => {
        for (const text of [from.rules, from.catalog]) {
          const written = sprinkle(text, chosen);
          const once = formatted(written);
          expect(equal(tree(once), tree(text))).toBe(true);
          expect(comments(once).sort()).toEqual(comments(written).sort());
          expect(formatted(once)).toBe(once);
        }
        expect(sqlOf(from, formatted(sprinkle(from.rules, chosen)), formatted(from.catalog))).toEqual(
          sqlOf(from, from.rules, from.catalog),
        );
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  test('have one form, however they are spaced', () => {
    fc.assert(
      fc.property(proofCase({ segments: 2, rows: 0 }), gaps, (from, chosen) => {
        const respaced = chosen.map((gap) => ({
          before: gap.before.replace(/\s*\n\s*/g, '\n'),
          comment: false,
          after: '',
        }));
        const written = sprinkle(from.rules, respaced);
        const once = formatted(written.replace('\n# end', ''));
        expect(once.replace(/\n\n+/g, '\n')).toBe(formatted(from.rules).replace(/\n\n+/g, '\n'));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file with faults', () => {
  test.each([
    'segment s { members did }',
    'segment s { members a = 1 and b = 2 or c = 3 }',
    'segment s { members a == 1 }',
    'nonsense',
    '// a comment of another language',
  ])('%s is not formatted', (text) => {
    const result = format(new Source('rules.seg', text));
    expect(result.kind).toBe('faulty');
  });
});

describe('equality', () => {
  const segment = (members: string) => tree(`segment s { members ${members} }`);

  test.each([
    ['a = 1', 'a = 2'],
    ['a = 1', 'a = "1"'],
    ['a = 1', 'a != 1'],
    ['a = 1 and b = 2', 'b = 2 and a = 1'],
    ['(a = 1 and b = 2) and c = 3', 'a = 1 and b = 2 and c = 3'],
    ['a - b - c = 1', 'a - (b - c) = 1'],
    ['did x ever', 'did not x ever'],
    ['did x ever', 'did x'],
    ['a in (1, 2)', 'a not in (1, 2)'],
  ])('tells %s from %s', (a, b) => {
    expect(equal(segment(a), segment(b))).toBe(false);
    expect(equal(segment(a), segment(` ${a} `))).toBe(true);
  });

  test('leaves the order of clauses and needless parentheses out', () => {
    expect(equal(segment('did x ever where a = 1'), segment('did x where ((a = 1)) ever'))).toBe(true);
  });

  test('bears a sum of as many terms as there may be, as printing does', () => {
    const long = `a${' + a'.repeat(maxOperators)} > 1`;
    const text = `segment s { members ${long} }`;
    expect(equal(tree(text), tree(`\n${text}`))).toBe(true);
    expect(formatted(text)).toContain('+ a');
  });
});
