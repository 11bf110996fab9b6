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
  const { did, often } = periodWords(count, { kind: 'periods', unit: 'day', zone: 'UTC', times: 1 });
  expect(`${did} x${often}`).toBe(text);
});

test.each([
  [{ least: 1, most: undefined }, 'did x'],
  [{ least: 3, most: undefined }, 'did x on at least 3 days in a row'],
  [{ least: 0, most: 2 }, 'did x on at most 2 days in a row, or never,'],
])('%j of days in a row reads “%s”', (count, text) => {
  const { did, often } = periodWords(count, { kind: 'periods in a row', unit: 'day', zone: 'UTC' });
  expect(`${did} x${often}`).toBe(text);
});

test.each([
  [{ least: 1, most: undefined }, 'did x at least 2 times a week in at least 1 week'],
  [{ least: 3, most: undefined }, 'did x at least 2 times a week in at least 3 weeks'],
  [{ least: 0, most: 2 }, 'did x at least 2 times a week in at most 2 weeks, or never,'],
  [{ least: 0, most: 0 }, 'did x at least 2 times a week in no week'],
])('%j of weeks with 2 reads “%s”', (count, text) => {
  const { did, often } = periodWords(count, { kind: 'periods', unit: 'week', zone: 'UTC', times: 2 });
  expect(`${did} x${often}`).toBe(text);
});

test('the opposite of a range with one end is a range, of others there is none', () => {
  expect(opposite({ least: 1, most: undefined })).toEqual({ least: 0, most: 0 });
  expect(opposite({ least: 3, most: undefined })).toEqual({ least: 0, most: 2 });
  expect(opposite({ least: 0, most: 4 })).toEqual({ least: 5, most: undefined });
  expect(opposite({ least: 2, most: 4 })).toBeUndefined();
  expect(opposite({ least: 0, most: undefined })).toBeUndefined();
});
