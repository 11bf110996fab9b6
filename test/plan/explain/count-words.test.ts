import { expect, test } from 'vitest';
import { countWords, opposite, periodWords } from '../../../src/plan/explain/count-words.ts';

test.each([
  [{ least: 1, most: undefined }, 'did x'],
  [{ least: 3, most: undefined }, 'did x at least 3 times'],
  [{ least: 0, most: 0 }, 'never did x'],
  [{ least: 0, most: 2 }, 'did x at most 2 times, or never,'],
  [{ least: 1, most: 1 }, 'did x exactly 1 time'],
  [{ least: 2, most: 5 }, 'did x between 2 and 5 times'],
])('%j reads “%s”', (count, text) => {
  const { did, often } = countWords(count);
  expect(`${did} x${often}`).toBe(text);
});

test.each([
  [{ least: 1, most: undefined }, 'did x'],
  [{ least: 3, most: undefined }, 'did x on at least 3 different days'],
  [{ least: 0, most: 0 }, 'never did x'],
  [{ least: 0, most: 2 }, 'did x on at most 2 different days, or never,'],
  [{ least: 0, most: undefined }, 'did x any number of times, also never,'],
])('%j of days reads “%s”', (count, text) => {
  const { did, often } = periodWords(count, 'day');
  expect(`${did} x${often}`).toBe(text);
});

test('the opposite of a range with one end is a range, of others there is none', () => {
  expect(opposite({ least: 1, most: undefined })).toEqual({ least: 0, most: 0 });
  expect(opposite({ least: 3, most: undefined })).toEqual({ least: 0, most: 2 });
  expect(opposite({ least: 0, most: 4 })).toEqual({ least: 5, most: undefined });
  expect(opposite({ least: 2, most: 4 })).toBeUndefined();
  expect(opposite({ least: 0, most: undefined })).toBeUndefined();
});
