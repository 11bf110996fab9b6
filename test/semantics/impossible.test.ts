import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/compile.ts';
import { interpret } from '../support/reference/interpret.ts';
import type { StoredEvent, StoredUser, World } from '../support/reference/world.ts';

const catalog = `
event bought { quantity: integer }
event sold {}
user { age: integer city: text weight: number }
segment all { members user.age is known or user.age is missing }
`;
const users = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined } as const;
const asOf = 100n * 86_400_000_000n;

/** Users with every age, city, weight and number of purchases that the chains below ask about, and with none. */
const ages = [null, '-1', '0', '1', '2', '3', '4', '5'];
const cities = [null, '', 'a', 'ab', 'b', 'ba', '\u{10000}', '\uffff'];
const weights = [null, '0', '0.5', '1', '1.5', '2', '3'];
const purchases = [0, 1, 2, 3, 4];

const stored: StoredUser[] = [];
const events: StoredEvent[] = [];
for (const age of ages)
  for (const city of cities)
    for (const weight of weights) {
      const many = purchases[stored.length % purchases.length] ?? 0;
      const id = `u${stored.length}`;
      stored.push({
        id,
        valid: undefined,
        properties: {
          kind: 'text columns',
          columns: new Map([
            ['age', age],
            ['city', city],
            ['weight', weight],
          ]),
        },
      });
      for (let at = 0; at < many; at += 1)
        events.push({
          id: null,
          name: 'bought',
          user: id,
          time: asOf - BigInt(at * 40 + 1) * 3_600_000_000n,
          properties: { kind: 'text columns', columns: new Map([['quantity', String(at % 3)]]) },
        });
    }
const world: World = { users: stored, events };

function told(members: string, { before = '', zone = 'UTC' } = {}) {
  const text = `${catalog} ${before} segment s { time zone "${zone}" members ${members} }`;
  const { program, diagnostics } = check(['a.seg'], (path) => (path === 'a.seg' ? text : undefined), {
    timeZone: 'UTC',
    users,
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { program, errors };
}

const number = fc.constantFrom('0', '1', '2', '3', '4');
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const compared = (name: string, value: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(operator, value).map(([sign, to]) => `${name} ${sign} ${to}`) },
    { weight: 1, arbitrary: fc.tuple(operator, value).map(([sign, to]) => `${to} ${sign} ${name}`) },
    fc.tuple(value, value).map(([a, b]) => `${name} in (${a}, ${b})`),
    fc.tuple(value, value).map(([a, b]) => `${name} not in (${a}, ${b})`),
    fc.tuple(value, value).map(([a, b]) => `${name} between ${a} and ${b}`),
    fc.constantFrom(`${name} is known`, `${name} is missing`),
  );
const text = fc.constantFrom('"a"', '"ab"', '"b"', '""', '"\u{10000}"', '"\uffff"');
const window = fc.constantFrom(
  'ever',
  'in last 1 day',
  'in last 2 days',
  'in last 48 hours',
  'between 2 and 1 days ago',
);
const times = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('at least', 'at most', 'exactly', 'more than'), number)
    .map((is) => `${is.join(' ')} times`),
);
const behaviour = fc
  .tuple(times, fc.constantFrom('', 'where quantity = 1', 'where quantity > 0'), window)
  .map(([count, where, when]) => `did bought ${count} ${where} ${when}`);
const oneTest = fc.oneof(
  compared('user.age', fc.oneof(number, fc.constantFrom('0.5', '2.5'))),
  compared('user.weight', fc.oneof(number, fc.constantFrom('0.5', '1.5'))),
  compared('user.city', text),
  fc
    .tuple(fc.constantFrom('starts with', 'ends with', 'contains', 'does not contain'), text)
    .map((is) => `user.city ${is.join(' ')}`),
  behaviour,
  fc
    .tuple(
      behaviour.map((one) => one.replace('did', 'count of').replace('bought', 'bought')),
      operator,
      number,
    )
    .map(
      ([one, sign, to]) =>
        `${one.replace(/at least \d times|at most \d times|exactly \d times|more than \d times/, '')} ${sign} ${to}`,
    ),
);
/** An arm of a chain, and the tests in it. */
const arm = fc.oneof(
  { weight: 3, arbitrary: oneTest.map((one) => ({ text: one, tests: [one] })) },
  oneTest.map((one) => ({ text: `not (${one})`, tests: [one] })),
  fc.tuple(oneTest, oneTest).map(([a, b]) => ({ text: `not (${a} or ${b})`, tests: [a, b] })),
);

test('what is called impossible has no member, whoever the users are', () => {
  let impossible = 0;
  fc.assert(
    fc.property(fc.array(arm, { minLength: 2, maxLength: 5 }), (arms) => {
      const { program, errors } = told(arms.map(({ text }) => text).join(' and '));
      expect(errors.filter((code) => code !== 'impossible-condition')).toEqual([]);
      // A test that never holds is told even where a `not` stands before it.
      const alone = arms.flatMap(({ tests }) => tests).some((one) => told(one).errors.length > 0);
      if (errors.length === 0 || alone) return;
      impossible += 1;
      expect(interpret(program, 's', world, asOf).length).toBe(0);
    }),
    { numRuns: 300 },
  );
  expect(impossible).toBeGreaterThan(30);
});

describe('what can hold is not called impossible', () => {
  test.each([
    'not (user.age > 3) and not (user.age < 5)',
    'user.age != 1 and user.age != 2',
    'user.age > 1 and user.age < 3',
    'user.weight > 1 and user.weight < 2',
    'user.weight >= 1 and user.weight <= 1',
    'user.city > "\uffff" and user.city < "\u{10001}"',
    'user.city in ("a", "b") and user.city starts with "b"',
    'user.city = "a" and user.city = "B" ignoring case',
    'did bought at least 3 times in last 2 days and did bought at most 2 times in last 1 day',
    'did bought where quantity = 1 at most 2 times ever and did bought at least 3 times ever',
    'did bought on at least 9 distinct days in last 7 days',
    'user.age > 3 or user.age < 1',
    'user.age = 1 and (user.city = "a" or user.age = 2)',
  ])('%s', (members) => {
    expect(told(members).errors).toEqual([]);
  });
});

test.each([
  'did any of (bought, sold) at most 2 times ever and did bought at least 3 times ever',
  'did not any event in last 7 days and did sold in last 1 day',
])('what is counted in more events is no less: %s', (members) => {
  expect(told(`(${members})`).errors).toEqual(['impossible-condition']);
});

test('of several events each may be done less than all of them', () => {
  expect(
    told('did any of (bought, sold) at least 3 times ever and did bought at most 2 times ever').errors,
  ).toEqual([]);
});

test('the same months of two zones are two windows, of which neither lies in the other', () => {
  const counts = 'often >= 3 and did bought at most 2 times in last 3 months';
  const before = 'trait often = count of bought in last 3 months';
  expect(told(counts, { before, zone: 'Asia/Jakarta' }).errors).toEqual([]);
  expect(told(counts, { before }).errors).toEqual(['impossible-condition']);
});
