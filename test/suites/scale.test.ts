import { expect, test } from 'vitest';
import { check, compile, type Checked } from '../../src/compile.ts';
import type { Engine } from '../../src/dialect/dialect.ts';

const catalog = `
event order_completed { amount: decimal service: text }
user { city: text age: integer }
`;
const settings = {
  timeZone: 'Asia/Jakarta',
  events: { kind: 'lake', path: 'lake/' },
  users: { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined },
} as const;
const asOf = 1_767_225_600_000_000n;

function checked(members: string): Checked {
  const text = `${catalog}\nsegment long { members ${members} }\n`;
  return check(['rules.seg'], (path) => (path === 'rules.seg' ? text : undefined), settings);
}

function compiled(members: string, engine: Engine): string {
  const { program, failed, diagnostics } = checked(members);
  if (failed) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return compile(program, 'long', { engine, settings, asOf }).sql;
}

const shapes: Readonly<Record<string, (length: number) => string>> = {
  'a chain of different behaviours': (length) =>
    Array.from({ length }, (_, at) => `did order_completed where amount > ${at} in last ${at + 1} days`).join(
      '\n    and ',
    ),
  'a chain of one behaviour': (length) =>
    Array.from({ length }, () => 'did not order_completed ever').join(' or '),
  'a long where': (length) =>
    `did order_completed where (${Array.from({ length }, (_, at) => `amount != ${at}`).join(' and ')}) ever`,
  'a long list': (length) => `user.city in (${Array.from({ length }, (_, at) => `"city ${at}"`).join(', ')})`,
  'many groups': (length) =>
    Array.from(
      { length },
      (_, at) => `(user.age = ${at} or not (user.age > ${at} and user.city is known))`,
    ).join(' and '),
};

test.each(Object.entries(shapes))(
  'twice the length of %s costs less than three times the time',
  (_, shape) => {
    const [short, long] = [250, 1000].map((length) => leastCost(shape(length)));
    expect(Math.sqrt(long! / short!)).toBeLessThan(3);
  },
);

test.each(Object.entries(shapes))('twice the length of %s is at most twice the SQL', (_, shape) => {
  const size = (length: number, engine: Engine) => compiled(shape(length), engine).length;
  for (const engine of ['duckdb', 'bigquery'] as const) {
    expect(size(400, engine) / size(200, engine)).toBeLessThan(2.2);
  }
});

/** Microseconds of processor time, the least of several runs: other work on the machine only ever adds to it. */
function leastCost(members: string): number {
  const costs = Array.from({ length: 8 }, () => {
    const begun = process.cpuUsage();
    compiled(members, 'duckdb');
    return process.cpuUsage(begun).user;
  });
  return Math.min(...costs);
}

const nested: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: (depth) => `${'('.repeat(depth)}user.age = 1${')'.repeat(depth)}`,
  'the word not': (depth) => `${'not '.repeat(depth)}user.age = 1`,
  'the word not before parentheses': (depth) =>
    `${'not ('.repeat(depth / 2)}user.age = 1${')'.repeat(depth / 2)}`,
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
