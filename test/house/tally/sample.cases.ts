// Runs that end in every way there is, for the test of the tally. Not part of the suite.
import { beforeAll, describe, expect, test } from 'vitest';

test('holds', () => expect(1).toBe(1));
test('holds too', () => expect(2).toBe(2));
test('does not hold', () => expect(1).toBe(2));
test.skip('is left out', () => {});
test.todo('is to come');
test('cannot run here', ({ skip }) => skip('there is no broker'));

describe('a suite that does not start', () => {
  beforeAll(() => {
    throw new Error('no port');
  });
  test('never runs', () => {});
});
