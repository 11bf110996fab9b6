import { murmur2 } from './murmur2.ts';
import type { KafkaRecord, PlacedRecord } from './record.ts';

/** Decides the partition of each record, for topics of so many partitions. */
export type PlaceRecords = (
  records: readonly KafkaRecord[],
  partitions: ReadonlyMap<string, number>,
) => readonly PlacedRecord[];

/** A key's partition is the one that Kafka's own clients choose; records without a key take turns. */
export function recordPlacer(): PlaceRecords {
  let turn = 0;
  return (records, partitions) =>
    records.map((record) => {
      const count = partitions.get(record.topic) ?? 1;
      const place = record.key === undefined ? turn++ : murmur2(Buffer.from(record.key));
      return { ...record, partition: place % count };
    });
}
