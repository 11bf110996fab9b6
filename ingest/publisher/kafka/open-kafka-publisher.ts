import { systemClock } from '../../clock.ts';
import { backoff } from './backoff.ts';
import { type ConnectKafka, type KafkaClient, RecordRefused } from './kafka-client.ts';
import {
  KafkaPublisherClosed,
  type KafkaLibrary,
  type KafkaPublisher,
  type KafkaPublisherOptions,
} from './kafka-publisher.ts';
import { lastingClient } from './lasting-client.ts';
import { recordPlacer } from './place-records.ts';
import type { KafkaRecord, PlacedRecord } from './record.ts';
import { intoRequests } from './requests.ts';

const clients: Readonly<Record<KafkaLibrary, () => Promise<ConnectKafka>>> = {
  platformatic: async () => (await import('./clients/platformatic.ts')).connectPlatformatic,
  kafkajs: async () => (await import('./clients/kafkajs.ts')).connectKafkaJs,
};

/** Opens a publisher. It connects when the first records come. */
export function openKafkaPublisher(options: KafkaPublisherOptions): KafkaPublisher {
  const { brokers, clientId, client = 'platformatic' } = options;
  return publisherOver(options, async (turn) => {
    const first = turn % brokers.length;
    const connect = await clients[client]();
    return connect([...brokers.slice(first), ...brokers.slice(0, first)], clientId);
  });
}

/** A publisher over any client: `connect` is told how often it was called before. */
export function publisherOver(
  {
    quarantine,
    onEvent,
    clock = systemClock,
  }: Omit<KafkaPublisherOptions, 'client' | 'brokers' | 'clientId'>,
  connect: (turn: number) => Promise<KafkaClient>,
): KafkaPublisher {
  const client = lastingClient(connect, clock);
  const place = recordPlacer();
  /** Ends each wait that is under way. */
  const waits = new Set<() => void>();
  let closed = false;

  /** Tries until it is done, however long that takes. A refused record is no reason to try the same again. */
  async function untilDone<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      if (closed) throw new KafkaPublisherClosed('the publisher is closed');
      try {
        const result = await work();
        if (failures > 0) onEvent({ kind: 'kafka takes records again' });
        return result;
      } catch (error) {
        if (error instanceof RecordRefused) throw error;
        await wait(failures, error instanceof Error ? error.message : String(error));
      }
    }
  }

  async function wait(failures: number, message: string): Promise<void> {
    const milliseconds = backoff(failures, Math.random());
    if (closed) return;
    onEvent({ kind: 'kafka waits', message, milliseconds });
    await new Promise<void>((resolve) => {
      const go = () => {
        cancel();
        waits.delete(go);
        resolve();
      };
      const cancel = clock.every(milliseconds, go);
      waits.add(go);
    });
  }

  /** Writes the records, all of them in each try: a failure does not tell which are written. */
  async function write(records: readonly PlacedRecord[]): Promise<void> {
    try {
      await untilDone(async () => {
        const answers = await client.use('writing', (connected) => connected.send(records));
        const written = new Set(answers.map(({ topic, partition }) => `${topic} ${partition}`));
        const silent = records.find(({ topic, partition }) => !written.has(`${topic} ${partition}`));
        if (silent !== undefined)
          throw new Error(`no answer for partition ${silent.partition} of ${silent.topic}`);
      });
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      const [only] = records;
      if (only !== undefined && records.length === 1) return quarantine(only, error.message);
      const half = records.length >> 1;
      await write(records.slice(0, half));
      await write(records.slice(half));
    }
  }

  /** How many partitions each of the topics has, as far as it exists. */
  async function partitionsOf(topics: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    const counts = await Promise.all(
      [...topics].map(async (topic) => {
        const ask = () => client.use(`asking for ${topic}`, (connected) => connected.partitions(topic));
        return [topic, await untilDone(ask)] as const;
      }),
    );
    return new Map(
      counts.flatMap(([topic, count]) => (count === undefined ? [] : [[topic, count] as const])),
    );
  }

  return {
    publish: async (records) => {
      let waiting = records;
      for (let turns = 0; waiting.length > 0; turns += 1) {
        const partitions = await partitionsOf(new Set(waiting.map(({ topic }) => topic)));
        const known = ({ topic }: KafkaRecord) => partitions.has(topic);
        for (const request of intoRequests(place(waiting.filter(known), partitions))) await write(request);
        waiting = waiting.filter((record) => !known(record));
        if (waiting[0] === undefined) return;
        await wait(turns, `there is no topic ${waiting[0].topic}`);
        if (closed) throw new KafkaPublisherClosed('the publisher is closed');
      }
    },
    close: async () => {
      closed = true;
      for (const go of waits) go();
      await client.close();
    },
  };
}
