import { expect, test } from 'vitest';
import { scansReadOnce } from '../../src/dialect/scans-read-once.ts';
import { leavesOf } from '../../src/plan/logic.ts';
import { scansOf } from '../../src/plan/relations.ts';
import { statesOf } from '../../src/plan/states.ts';
import { boundPlanOf } from '../plan/plan-of.ts';

/** How many scans each read is for, how many tests its `where` has, and the properties that it reads. */
function readsOf(condition: string) {
  const scans = statesOf(boundPlanOf(condition)).flatMap(({ input }) => scansOf(input));
  return scansReadOnce(scans).map(({ scan, scans: group }) => ({
    of: group.size,
    tests: scan.where === undefined ? 0 : leavesOf(scan.where).length,
    reads: scan.reads.map(({ path }) => path.join('.')),
  }));
}

test.each([
  [
    'two steps on one event',
    'did (order where paid is true) then (order where amount > 3) ever',
    [{ of: 2, tests: 2, reads: ['amount', 'paid'] }],
  ],
  [
    'a step without a condition, which takes every event',
    'did (order where paid is true) then order ever',
    [{ of: 2, tests: 0, reads: ['paid'] }],
  ],
  [
    'three steps, two of which are alike',
    'did (order where paid is true) then (order where (amount > 3 or amount < 1)) then (order where paid is true) ever',
    [{ of: 2, tests: 3, reads: ['amount', 'paid'] }],
  ],
  [
    'what is not done',
    'did (order where paid is true) then not (order where amount > 3) ever',
    [{ of: 2, tests: 2, reads: ['amount', 'paid'] }],
  ],
  [
    'steps on different events by themselves',
    'did order then login ever',
    [
      { of: 1, tests: 0, reads: [] },
      { of: 1, tests: 0, reads: [] },
    ],
  ],
  [
    'what is not done after a window by itself',
    'did (order where paid is true) then not (order where amount > 3) before 2020-01-01',
    [
      { of: 1, tests: 1, reads: ['paid'] },
      { of: 1, tests: 1, reads: ['amount'] },
    ],
  ],
])('reads %s', (_, condition, expected) => {
  expect(readsOf(condition)).toEqual(expected);
});
