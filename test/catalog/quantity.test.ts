import { expect, test } from 'vitest';
import { parseDuration, parseSize } from '../../src/catalog/quantity.ts';

test.each([
  ['500 milliseconds', 500],
  ['1 second', 1000],
  ['2 minutes', 120_000],
  ['1hour', 3_600_000],
  ['3 days', 259_200_000],
  ['1 weeks', 604_800_000],
])('%s is a duration', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  '',
  '3',
  'days',
  '3 fortnights',
  '-1 day',
  '1.5 days',
  '3 days ago',
  '3  days',
  '9999999999 days',
])('%o is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  ['12 B', 12],
  ['64 KB', 64_000],
  ['64KiB', 65_536],
  ['1.5 MB', 1_500_000],
  ['200 GB', 200_000_000_000],
  ['2 TiB', 2_199_023_255_552],
])('%s is a size', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', '12', 'GB', '1 gb', '1 Gb', '1e3 B', '-1 GB', '1. GB', '1 GB free'])(
  '%o is no size',
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);

test.each(['constructor', 'toString', '__proto__'])('what every object has is no unit: %s', (name) => {
  expect(parseDuration(`1 ${name}`)).toBeUndefined();
  expect(parseSize(`1 ${name}`)).toBeUndefined();
});
