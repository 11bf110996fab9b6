import { expect, test } from 'vitest';
import { check } from '../../src/compile.ts';

const events = 'event e { a: integer }\nevent f { a: integer }\n';

function faultsOf(trait: string): readonly string[] {
  const { diagnostics } = check(['a.seg'], () => `${events}trait t = ${trait}\n`, {
    timeZone: 'UTC',
    users: undefined,
  });
  return diagnostics.map(
    ({ code, at: { source, span } }) => `${code} ${source.text.slice(span.start, span.end)}`,
  );
}

test('a number that is lost is told where it should stand, and nothing else is said of it', () => {
  expect(faultsOf('count of e between 1 and mo0 nths ago')).toEqual(['unexpected mo0']);
});

const windows = [
  'in last 7 days',
  'in last 3 complete months',
  'last month',
  'this week',
  'between 90 and 45 days ago',
  'on 2026-01-05',
  'since 2026-01-05T00:00:00Z',
  'before 2026-01-05',
  'from 2026-01-01 to 2026-01-31',
];

test.each([
  'count of e',
  'sum(a) of e where a > 1',
  'count of f ever - count of e',
  'days since the last e',
  'average days between e',
])('a window of a trait that lacks a word has one fault, whichever it is: %s', (value) => {
  const lacking = windows.flatMap((window) => {
    const words = window.split(' ');
    return words.map((_, lost) => words.filter((__, at) => at !== lost).join(' '));
  });
  // What is left of `3 complete months` is a window too.
  const sound = ['in last 3 months'];
  const wrong = lacking.filter((window) => faultsOf(`${value} ${window}`).length !== 1);
  expect(wrong).toEqual(sound);
});
