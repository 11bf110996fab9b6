import { describe, expect, test } from 'vitest';
import { faultsOf } from './faults-of.ts';

describe('a share of the users', () => {
  test.each(['0.01%', '0.1%', '12.50%', '12.5000%', '99.99%', '100%'])('may be %s', (share) => {
    expect(faultsOf(`in sample ${share} seed "s"`)).toEqual([]);
  });

  test.each(['100.01%', '101%', '1000%', '0.001%', '12.345%'])('may not be %s', (share) => {
    expect(faultsOf(`in sample ${share} seed "s"`)).toEqual([
      { code: 'wrong-share', hint: undefined, mended: [] },
    ]);
  });
});

describe('a sample that nobody is in', () => {
  test('is mended by swapping its ends, where they are swapped', () => {
    expect(faultsOf('in sample 20% to 10.5% seed "s"')).toEqual([
      { code: 'empty-sample', hint: undefined, mended: ['in sample 10.5% to 20% seed "s"'] },
    ]);
  });

  test.each(['0%', '10% to 10%', '0% to 0%'])('has no fix where there is nothing to swap: %s', (share) => {
    expect(faultsOf(`in sample ${share} seed "s"`)).toEqual([
      { code: 'empty-sample', hint: undefined, mended: [] },
    ]);
  });

  test.each(['101% to 20%', '10% to 101%'])('is not told when a share is wrong: %s', (shares) => {
    expect(faultsOf(`in sample ${shares} seed "s"`).map(({ code }) => code)).toEqual(['wrong-share']);
  });
});
