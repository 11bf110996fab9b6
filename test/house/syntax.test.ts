import { expect, test } from 'vitest';
import { importsOf, parse, rawSqlOf, readingsOf, silencersOf } from './syntax.ts';

test('every way to import is seen, and whether it is of types alone', () => {
  const file = parse(
    'src/plan/plan.ts',
    `import { a } from '../ast/a.ts';
     import type { B } from './b.ts';
     export { c } from 'kysely';
     export type { D } from 'node:fs';
     type E = import('../../grammar/e.ts').E;
     const f = await import('../cli/f.ts');
     // import './comment.ts'`,
  );
  expect(importsOf(file)).toEqual([
    { target: 'src/ast/a.ts', ours: true, typeOnly: false },
    { target: 'src/plan/b.ts', ours: true, typeOnly: true },
    { target: 'kysely', ours: false, typeOnly: false },
    { target: 'node:fs', ours: false, typeOnly: true },
    { target: 'grammar/e.ts', ours: true, typeOnly: true },
    { target: 'src/cli/f.ts', ours: true, typeOnly: false },
  ]);
});

test.each([
  'Date.now()',
  'new Date()',
  'new Date',
  'Date()',
  'Math.random()',
  'process.env',
  'const { env } = process;',
  'performance.now()',
  'f({ crypto })',
  'globalThis.Date',
  'setTimeout(f, 1)',
  'date.getHours()',
  'a.localeCompare(b)',
  'n.toLocaleString()',
  'new Intl.DateTimeFormat()',
  'new Intl.DateTimeFormat(undefined, { timeZone })',
])('`%s` reads the outside', (text) => {
  expect(readingsOf(parse('a.ts', text))).toHaveLength(1);
});

test.each([
  'new Date(0)',
  'Date.UTC(2026, 0, 1)',
  'date.getUTCHours()',
  'Math.floor(1.5)',
  'const tokens = { process: 1 }; tokens.process;',
  'interface A { performance: number }',
  "new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' })",
  "Intl.supportedValuesOf('timeZone')",
  '// Date.now() is not for us',
  "'process'",
])('`%s` does not', (text) => {
  expect(readingsOf(parse('a.ts', text))).toEqual([]);
});

test('text that goes to kysely as it is, is found', () => {
  const file = parse('a.ts', 'sql`select ${sql.val(1)}`; sql.raw(text); sql.ref(name); other.raw(text);');
  expect(rawSqlOf(file)).toEqual(['a.ts sql.raw', 'a.ts sql.ref']);
});

test('comments that switch a check off are found', () => {
  const file = parse('a.ts', '// eslint-disable-next-line x\nf();\n/* @ts-ignore */\n');
  expect(silencersOf(file)).toEqual(['a.ts:1 // eslint-disable-next-line x', 'a.ts:3 /* @ts-ignore */']);
});
