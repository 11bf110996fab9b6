import { expect, test } from 'vitest';
import type { Engine } from '../../src/dialect/dialect.ts';
import { checked, compiled, shapes } from './scale/growing-rules.ts';

test.each(Object.entries(shapes))('twice the length of %s is at most twice the SQL', (_, shape) => {
  const size = (length: number, engine: Engine) => compiled(shape(length), engine).length;
  for (const engine of ['duckdb', 'bigquery'] as const) {
    expect(size(400, engine) / size(200, engine)).toBeLessThan(2.2);
  }
});

const nested: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: (depth) => `${'('.repeat(depth)}user.age = 1${')'.repeat(depth)}`,
  'parentheses in arithmetic': (depth) => `${'('.repeat(depth)}user.age + 1${')'.repeat(depth)} > 2`,
  'signs of arithmetic in parentheses': (depth) => `${'(1 + '.repeat(depth)}user.age${')'.repeat(depth)} > 2`,
  'the word not': (depth) => `${'not '.repeat(depth)}user.age = 1`,
  'the word not before parentheses': (depth) =>
    `${'not ('.repeat(depth / 2)}user.age = 1${')'.repeat(depth / 2)}`,
  'ranks among ranks': (depth) =>
    `${'top 1 by user.age among ('.repeat(depth)}user.age = 1${')'.repeat(depth)}`,
  'parentheses in a where': (depth) =>
    `did order_completed where ${'('.repeat(depth)}amount = 1${')'.repeat(depth)} ever`,
};

test.each(Object.entries(nested))('%s nested too deep are a diagnostic, however deep', (_, shape) => {
  expect(checked(shape(50)).diagnostics).toEqual([]);
  for (const depth of [66, 1000, 100_000]) {
    const { diagnostics } = checked(shape(depth));
    expect(diagnostics.map(({ code }) => code)).toEqual(['too-deep']);
  }
});

test('what may be nested compiles for both engines', () => {
  for (const engine of ['duckdb', 'bigquery'] as const) {
    for (const shape of Object.values(nested)) expect(compiled(shape(60), engine)).toContain('select');
  }
});
