import * as fc from 'fast-check';
import type { StoredEvent, StoredUser, World } from '../support/reference/world.ts';

export const catalog = `
event bought { quantity: integer }
event sold {}
user { age: integer city: text weight: number birthday: date }
segment all { members user.age is known or user.age is missing }
`;
export const users = { kind: 'files', pattern: 'users.csv', id: 'id', valid: undefined } as const;
export const asOf = 100n * 86_400_000_000n;

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
export const world: World = { users: stored, events };

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
  'in last 2 complete weeks',
);
const where = fc.constantFrom('', 'where quantity > 0');
const times = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('at least', 'at most', 'exactly', 'more than'), number)
    .map((is) => `${is.join(' ')} times`),
);
const behaviour = fc
  .tuple(times, fc.oneof(where, fc.constant('where quantity = 1')), window)
  .map(([count, where, when]) => `did bought ${count} ${where} ${when}`);
const inPeriods = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '1 distinct day',
        '2 distinct days',
        '2 distinct weeks',
        '2 days in a row',
        '2 weeks in a row',
      ),
      where,
      window,
    )
    .map(([periods, which, when]) => `did bought on at least ${periods} ${which} ${when}`),
  fc
    .tuple(fc.constantFrom('once', '2 times', '3 times'), fc.constantFrom('1', '2'), where)
    .map(
      ([often, weeks, which]) =>
        `did bought at least ${often} a week in ${weeks} of the last 2 weeks ${which}`,
    ),
);
const oneTest = fc.oneof(
  inPeriods,
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
export const arm = fc.oneof(
  { weight: 3, arbitrary: oneTest.map((one) => ({ text: one, tests: [one] })) },
  oneTest.map((one) => ({ text: `not (${one})`, tests: [one] })),
  fc.tuple(oneTest, oneTest).map(([a, b]) => ({ text: `not (${a} or ${b})`, tests: [a, b] })),
);
