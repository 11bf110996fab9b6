import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/compile.ts';
import { applyFix } from '../../src/diagnostics/apply-fix.ts';
import { sureFixes } from '../../src/diagnostics/sure-fixes.ts';
import { interpret } from '../support/reference/interpret.ts';
import { arm, asOf, catalog as withSegment, users, world } from './chains.ts';

/** A segment that is everybody has a warning of its own. */
const catalog = withSegment.replace(/segment all .*/, '');

function warned(
  members: string,
  options: { readonly before?: string; readonly lint?: 'files' | 'project' } = {},
) {
  const { before = '', lint = 'project' } = options;
  return linted(`${catalog} ${before}\nsegment s {\n  members\n    ${members}\n}\n`, lint);
}

function linted(text: string, lint: 'files' | 'project' = 'project') {
  const { program, diagnostics, failed } = check(['a.seg'], () => text, { timeZone: 'UTC', users, lint });
  return { program, diagnostics, failed, text, codes: diagnostics.map(({ code }) => code) };
}

test('what is called needless can be left out, and what is called always so holds for everybody', () => {
  let needless = 0;
  let always = 0;
  const chain = fc.tuple(fc.constantFrom(' and ', ' or '), fc.array(arm, { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(chain, ([joint, arms]) => {
      const { program, diagnostics, failed, text } = warned(arms.map((one) => one.text).join(joint));
      if (failed) return;
      const members = interpret(program, 's', world, asOf);
      for (const { code, fixes } of diagnostics) {
        if (code === 'needless-condition') {
          for (const fix of fixes) {
            needless += 1;
            const without = linted(applyFix(text, fix));
            expect(interpret(without.program, 's', world, asOf)).toEqual(members);
          }
        }
        if (code === 'always-holds') {
          always += 1;
          if (joint === ' or ' && arms.every((one) => one.tests.length === 1))
            expect(members.length).toBe(world.users?.length);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(needless).toBeGreaterThan(0);
  expect(always).toBeGreaterThan(0);
}, 60_000);

describe('a negation says nothing of a missing value when that is settled', () => {
  test.each([
    'user.city is known and user.city != "a"',
    'user.city is missing or user.city != "a"',
    'user.city starts with "a" and user.city != "ab"',
    'user.city is known and (user.age = 1 or user.city != "a")',
    'not (user.city is missing or user.city = "a")',
    'did bought where (quantity is known and quantity != 1) ever',
    'did not bought ever',
    'not (did bought ever)',
    'user.city != "a" # allow negated-missing',
    '# allow float-threshold, negated-missing\n    user.city != "a"',
  ])('%s', (members) => {
    expect(warned(members).codes).toEqual([]);
  });
});

describe('and is told when it is not', () => {
  test.each([
    'user.city != "a" or user.age = 1',
    'user.city != "a" and user.age is known',
    'at least 1 of (user.city is known, user.city != "a")',
    'not (user.city = "a" and user.age = 1 and did bought ever) and user.age is known',
    'did bought where quantity != 1 ever and user.city is known',
    'user.city != "a" # allow needless-condition',
    '# allow negated-missing\n\n    user.city != "a"',
    'user.city != "# allow negated-missing"',
  ])('%s', (members) => {
    expect(warned(members).codes).toEqual(['negated-missing']);
  });
});

test('no fix of a warning is made without asking', () => {
  const { diagnostics } = warned('user.city != "a" and user.age > 1 and user.age > 0');
  expect(diagnostics.length).toBe(2);
  expect(sureFixes(diagnostics)).toEqual([]);
});

test('what a parameter decides today is neither needless nor always so', () => {
  const before = 'param least: integer = 3';
  for (const members of [
    'user.age > least and user.age > 1',
    'did bought at least least times ever and did bought ever',
  ])
    expect(warned(members, { before }).codes).toEqual([]);
});

test('what nothing uses is told when the whole project is there', () => {
  const before =
    'param a: integer = 3\nparam b: integer = 4\ntrait t = b + count of bought ever\ntrait u = 1\n';
  expect(warned('t > 1', { before }).codes).toEqual(['unused-declaration', 'unused-declaration']);
  expect(warned('t > 1', { before, lint: 'files' }).codes).toEqual([]);
});

test('a warning inside of a trait is told once, however many segments use it', () => {
  const before = 'trait t = count of bought where quantity != 1 ever\nsegment other { members t > 5 }';
  expect(warned('t > 1', { before }).codes).toEqual(['negated-missing']);
});

describe('a window of the user’s own may not be there, or not be over', () => {
  const own = catalog.replace('weight: number', 'weight: number since: timestamp');
  const codesOf = (members: string) => linted(`${own} segment s { members ${members} }`).codes;

  test.each([
    'did not bought within 7 days after user.since',
    'did bought at most 2 times within 7 days after user.since',
    'not (did bought within 7 days after user.since)',
    'did not bought within 7 days after the first sold',
  ])('%s', (members) => {
    expect(codesOf(members)).toEqual(['open-window']);
  });

  test.each([
    'did bought within 7 days after user.since',
    'not (did bought at most 2 times within 7 days after user.since)',
    'user.since more than 7 days ago and did not bought within 7 days after user.since',
    'user.since is missing or did not bought within 7 days after user.since',
    'did sold ever and did not bought within 7 days after the first sold',
  ])('not so: %s', (members) => {
    expect(codesOf(members)).toEqual([]);
  });
});
