import type { Clock } from '../../clock.ts';
import type { KafkaRecord } from './record.ts';

/** Brings records to Kafka. */
export interface KafkaPublisher {
  /**
   * Resolves when each record is on all in-sync replicas of its partition, or was taken by `quarantine`. It waits as
   * long as that takes: for a broker, a leader, a topic that nobody has made yet. A record may be written more than
   * once, so it should carry an id. Rejects only when `quarantine` does, or with `KafkaPublisherClosed`.
   */
  readonly publish: (records: readonly KafkaRecord[]) => Promise<void>;
  /** What still waits rejects; then the connections are closed. */
  readonly close: () => Promise<void>;
}

/** The publisher was closed before the records were written, or before that was known. */
export class KafkaPublisherClosed extends Error {
  override readonly name = 'KafkaPublisherClosed';
}

/** What an operator should know. */
export type KafkaEvent =
  /** A try failed, and will be made again after so long. */
  | { readonly kind: 'kafka waits'; readonly message: string; readonly milliseconds: number }
  /** Records that had waited are written. */
  | { readonly kind: 'kafka takes records again' };

/** `platformatic` costs a third of `kafkajs`. */
export type KafkaLibrary = 'platformatic' | 'kafkajs';

export interface KafkaPublisherOptions {
  /** The library that speaks to the brokers; `platformatic` when left out. */
  readonly client?: KafkaLibrary | undefined;
  /** Where to ask for the others: `['10.0.0.1:9092']`. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Keeps a record that Kafka will never take (too large, not valid), with Kafka's reason. Resolves when it is safe. */
  readonly quarantine: (record: KafkaRecord, reason: string) => Promise<void>;
  readonly onEvent: (event: KafkaEvent) => void;
  readonly clock?: Clock | undefined;
}
