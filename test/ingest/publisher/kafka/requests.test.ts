import { expect, test } from 'vitest';
import { intoRequests } from '../../../../ingest/publisher/kafka/requests.ts';
import { recordOf } from './made-records.ts';

test('requests keep the order, stay below what a broker takes, and what is larger stands alone', () => {
  const sizes = [400_000, 400_000, 400_000, 2_000_000, 100, 899_000, 100];
  const records = sizes.map((bytes, index) => recordOf('orders', `event-${index}`, bytes));
  const requests = intoRequests(records);
  expect(requests.flat()).toEqual(records);
  expect(requests.map(({ length }) => length)).toEqual([2, 1, 1, 3]);
});

test('no records make no request', () => {
  expect(intoRequests([])).toEqual([]);
});
