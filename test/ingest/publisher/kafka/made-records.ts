import type { KafkaRecord } from '../../../../ingest/publisher/kafka/record.ts';

/** Records of `topic` whose ids are `first` and up, without a key. */
export function madeRecords(topic: string, count: number, first = 0): readonly KafkaRecord[] {
  return Array.from({ length: count }, (_, index) => recordOf(topic, `event-${first + index}`));
}

/** A record with an id, padded to about so many bytes. */
export function recordOf(topic: string, id: string, bytes = 100): KafkaRecord {
  const value = Buffer.from(JSON.stringify({ id, padding: 'x'.repeat(bytes) }));
  return { topic, key: undefined, value, headers: { event_id: id } };
}
