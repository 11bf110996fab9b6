import { error, type NoFacts } from './entry.ts';

/** What is wrong with a test. */
export const testCodes = {
  'test-without-as-of': error((_: NoFacts) => 'nothing says when: `as of` stands before what happens'),
  'test-without-expect': error((_: NoFacts) => 'this test expects nothing'),
  'unknown-user': error((f: { name: string }) => `this test has no user \`${f.name}\``),
  'event-after-as-of': error((_: NoFacts) => 'this lies after `as of`'),
  'too-many-events': error(
    (f: { limit: number }) =>
      `a test has at most ${String(f.limit).replace(/\B(?=(\d{3})+$)/g, ',')} events, and this makes more`,
  ),
  'wrong-distance': error(
    (f: { found: string }) =>
      `an event lies a whole number of units back, at most 100,000, and \`${f.found}\` is not that`,
  ),
  'wrong-value': error(
    (f: { found: string; name: string; type: string }) =>
      `${f.found} is no value of \`${f.name}\`, which is ${f.type}`,
  ),
} as const;
