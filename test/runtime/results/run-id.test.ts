import { expect, test } from 'vitest';
import { newAttemptId, ruleHash, runId, type RunIdentity } from '../../../runtime/results/run-id.ts';

const identity: RunIdentity = {
  target: 'local',
  segment: 'regulars',
  asOf: 1_767_225_600_000_000n,
  planKey: 'k',
  parameters: { a: '1', b: '2' },
  lists: ['x', 'y'],
  language: 1,
};

test('the id of a run is the same on every machine and in every version', () => {
  expect(runId(identity)).toBe('353acbb01ab1c15856904531a180aec0');
});

test('the order of parameters and lists does not matter', () => {
  expect(runId({ ...identity, parameters: { b: '2', a: '1' }, lists: ['y', 'x'] })).toBe(runId(identity));
});

test.each<Partial<RunIdentity>>([
  { target: 'prod' },
  { segment: 'others' },
  { asOf: identity.asOf + 1n },
  { planKey: 'l' },
  { parameters: { a: '1', b: '3' } },
  { lists: ['x'] },
  { language: 2 },
])('another question is another run: %o', (change) => {
  expect(runId({ ...identity, ...change })).not.toBe(runId(identity));
});

test('attempts never share an id, and a rule hash is short whatever the rule', () => {
  expect(newAttemptId()).not.toBe(newAttemptId());
  expect(ruleHash('x'.repeat(100_000))).toMatch(/^[0-9a-f]{32}$/);
});
