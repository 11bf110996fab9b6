import { Partitioners } from 'kafkajs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordPlacer } from '../../../../ingest/publisher/kafka/place-records.ts';
import { madeRecords } from './made-records.ts';

test("a key's partition is the one that Kafka's own clients choose", () => {
  const theirs = Partitioners.DefaultPartitioner();
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      (key, count) => {
        const [record] = recordPlacer()(
          [{ ...madeRecords('orders', 1)[0]!, key }],
          new Map([['orders', count]]),
        );
        const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({
          partitionId,
          partitionErrorCode: 0,
          leader: 1,
          replicas: [1],
          isr: [1],
        }));
        expect(record?.partition).toBe(
          theirs({ topic: 'orders', partitionMetadata, message: { key: Buffer.from(key), value: null } }),
        );
      },
    ),
  );
});

test('records without a key take turns', () => {
  const place = recordPlacer();
  const placed = [1, 2].flatMap(() => place(madeRecords('orders', 3), new Map([['orders', 2]])));
  expect(placed.map(({ partition }) => partition)).toEqual([0, 1, 0, 1, 0, 1]);
});
