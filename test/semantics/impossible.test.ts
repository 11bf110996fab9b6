import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/compile.ts';
import { interpret } from '../support/reference/interpret.ts';
import { arm, asOf, catalog, users, world } from './chains.ts';

function told(members: string, { before = '', zone = 'UTC' } = {}) {
  const text = `${catalog} ${before} segment s { time zone "${zone}" members ${members} }`;
  const { program, diagnostics } = check(['a.seg'], (path) => (path === 'a.seg' ? text : undefined), {
    timeZone: 'UTC',
    users,
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { program, errors };
}

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
    'did bought at least once a week in 3 of the last 4 weeks and not did bought at least 2 times a week in 1 of the last 4 weeks',
    'did bought in last 4 complete weeks and not did bought at least 2 times a week in 1 of the last 4 weeks',
    'did bought on at least 2 distinct days in last 7 days and not did bought on at least 2 days in a row in last 7 days',
    'did bought on at least 2 distinct months in last 7 days and not did bought on at least 2 distinct weeks in last 7 days',
    'user.age > 3 or user.age < 1',
    'age of user.birthday >= 18 and age of user.birthday < 19',
    'age of user.birthday != 18 and not (age of user.birthday >= 18)',
    'user.age = 1 and (user.city = "a" or user.age = 2)',
  ])('%s', (members) => {
    expect(told(members).errors).toEqual([]);
  });
});

test.each([
  'age of user.birthday >= 18 and age of user.birthday < 10',
  'age of user.birthday > 17 and age of user.birthday < 18',
  'age of user.birthday = 18 and not (age of user.birthday >= 18)',
  'age of user.birthday = 18 and age of user.birthday = 19',
])('ages are whole years, of which one has one: %s', (members) => {
  expect(told(`(${members})`).errors).toEqual(['impossible-condition']);
});

test.each([
  'did any of (bought, sold) at most 2 times ever and did bought at least 3 times ever',
  'did not any event in last 7 days and did sold in last 1 day',
])('what is counted in more events is no less: %s', (members) => {
  expect(told(`(${members})`).errors).toEqual(['impossible-condition']);
});

test.each([
  'did bought on at least 3 days in a row in last 7 days and not did bought on at least 3 distinct days in last 7 days',
  'did bought on at least 2 weeks in a row ever and not did bought on at least 2 distinct days ever',
  'did bought at least 3 times a week in 2 of the last 4 weeks and not did bought at least once a week in 2 of the last 4 weeks',
  'did bought at least 2 times a week in 1 of the last 4 weeks and did not bought in last 4 complete weeks',
])('what is counted in shorter or laxer periods is no less: %s', (members) => {
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
