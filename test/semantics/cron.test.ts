import { expect, test } from 'vitest';
import { cronFault } from '../../src/semantics/sections/cron.ts';

test.each([
  '0 6 * * *',
  '*/15 * * * *',
  '0,30 9-17 * * mon-fri',
  ' 0  6 1 JAN sun ',
  '0 6 29 2 *',
  '0 6 31 2 7',
  '0-59/5 0 1-31/2 1,jun *',
])('%s is sound', (text) => {
  expect(cronFault(text)).toBeUndefined();
});

test.each([
  ['', 0, 0],
  ['0 6 * *', 0, 7],
  ['60 6 * * *', 0, 2],
  ['0 24 * * *', 2, 4],
  ['0 6 0 * *', 4, 5],
  ['0 6 * 13 *', 6, 8],
  ['0 6 * * 8', 8, 9],
  ['0 6 * * mon-', 8, 12],
  ['0 6 * * 1-2-3', 8, 13],
  ['*/0 6 * * *', 0, 3],
  ['*/99 6 * * *', 0, 4],
  ['5/15 6 * * *', 0, 4],
  ['0 17-9 * * *', 2, 6],
  ['0 6 L * *', 4, 5],
  ['0 6 ? * *', 4, 5],
  ['0 6 31 4,jun *', 4, 12],
  [',1 6 * * *', 0, 2],
])('%s is wrong from %i to %i', (text, from, to) => {
  expect(cronFault(text)).toMatchObject({ from, to });
});
