import type { PlacedRecord } from './record.ts';

/** A partition of a topic. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** The little that is asked of a library: one try at a time, without wisdom of its own. */
export interface KafkaClient {
  /** How many partitions the topic has now; undefined when there is no such topic. */
  readonly partitions: (topic: string) => Promise<number | undefined>;
  /** Gives the partitions whose leaders acknowledged for all in-sync replicas; throws on any other answer. */
  readonly send: (records: readonly PlacedRecord[]) => Promise<readonly TopicPartition[]>;
  readonly close: () => Promise<void>;
}

/** Connects to the first of `brokers` that answers. */
export type ConnectKafka = (brokers: readonly string[], clientId: string) => Promise<KafkaClient>;

/** A record of the request is one that Kafka will never take. It does not say which. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
}

const reasons: ReadonlyMap<number, string> = new Map([
  [10, 'larger than the topic takes (MESSAGE_TOO_LARGE)'],
  [18, 'larger than the broker takes (RECORD_LIST_TOO_LARGE)'],
  [32, 'a timestamp that the topic does not take (INVALID_TIMESTAMP)'],
  [87, 'not valid for the topic (INVALID_RECORD)'],
]);

/** The error of a failed try; a `RecordRefused` when one of Kafka's `codes` in it means that. */
export function asRefusal(error: unknown, codes: readonly number[]): unknown {
  const reason = codes.flatMap((code) => reasons.get(code) ?? [])[0];
  return reason === undefined ? error : new RecordRefused(reason, { cause: error });
}
