import { expect, test } from 'vitest';
import { type KafkaClient, RecordRefused } from '../../../../ingest/publisher/kafka/kafka-client.ts';
import { KafkaPublisherClosed, type KafkaEvent } from '../../../../ingest/publisher/kafka/kafka-publisher.ts';
import { publisherOver } from '../../../../ingest/publisher/kafka/open-kafka-publisher.ts';
import type { KafkaRecord, PlacedRecord } from '../../../../ingest/publisher/kafka/record.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { madeRecords } from './made-records.ts';

/** A client of a topic with four partitions. `answer` says how each request ends; the clock moves on at each wait. */
function world(answer: (records: readonly PlacedRecord[], request: number) => KafkaRecord[] | Error) {
  const clock = fakeClock();
  const sent: (readonly PlacedRecord[])[] = [];
  const events: KafkaEvent[] = [];
  const quarantined: string[] = [];
  const connects: number[] = [];
  const client: KafkaClient = {
    partitions: async () => 4,
    send: async (records) => {
      sent.push(records);
      const taken = answer(records, sent.length);
      if (taken instanceof Error) throw taken;
      return taken as PlacedRecord[];
    },
    close: async () => undefined,
  };
  const publisher = publisherOver(
    {
      clock,
      onEvent: (event) => {
        events.push(event);
        if (event.kind === 'kafka waits') queueMicrotask(() => clock.advance(event.milliseconds));
      },
      quarantine: async (record, reason) => void quarantined.push(`${record.headers.event_id}: ${reason}`),
    },
    async (turn) => {
      connects.push(turn);
      return client;
    },
  );
  return { publisher, sent, events, quarantined, connects, clock };
}

test('a try that failed is made again with all of its records, each for the partition that it had', async () => {
  const { publisher, sent, events } = world((records, request) =>
    request < 4 ? new Error('no leader') : [...records],
  );
  await publisher.publish(madeRecords('orders', 10));
  expect(sent).toHaveLength(4);
  for (const again of sent) expect(again).toEqual(sent[0]);
  expect(events.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 3 }, () => 'kafka waits'),
    'kafka takes records again',
  ]);
});

test('an answer that leaves out a partition is no success', async () => {
  const { publisher, sent } = world((records, request) =>
    request === 1 ? records.filter(({ partition }) => partition !== 2) : [...records],
  );
  await publisher.publish(madeRecords('orders', 8));
  expect(sent).toHaveLength(2);
});

test('a refused record is found by halving, and only it is quarantined', async () => {
  const { publisher, sent, quarantined } = world((records) =>
    records.some(({ headers }) => headers.event_id === 'event-37')
      ? new RecordRefused('too large')
      : [...records],
  );
  await publisher.publish(madeRecords('orders', 100));
  expect(quarantined).toEqual(['event-37: too large']);
  const written = sent.filter((records) => records.every(({ headers }) => headers.event_id !== 'event-37'));
  expect(written.flat()).toHaveLength(99);
});

test('a quarantine that fails fails the batch', async () => {
  const publisher = publisherOver(
    {
      onEvent: () => undefined,
      quarantine: async () => {
        throw new Error('the disk is full');
      },
    },
    async () => ({
      partitions: async () => 1,
      send: async () => {
        throw new RecordRefused('too large');
      },
      close: async () => undefined,
    }),
  );
  await expect(publisher.publish(madeRecords('orders', 3))).rejects.toThrow('the disk is full');
});

test('a client that fails and fails is replaced, and the next begins at another broker', async () => {
  const { publisher, connects } = world((records, request) =>
    request <= 12 ? new Error('connection refused') : [...records],
  );
  await publisher.publish(madeRecords('orders', 1));
  expect(connects).toEqual([0, 1, 2]);
});

test('a request that is never answered passes its deadline, and is made again by another client', async () => {
  const clock = fakeClock();
  const connects: number[] = [];
  const events: KafkaEvent[] = [];
  let silent: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (silent = resolve));
  const publisher = publisherOver(
    {
      clock,
      onEvent: (event) => {
        events.push(event);
        if (event.kind === 'kafka waits') queueMicrotask(() => clock.advance(event.milliseconds));
      },
      quarantine: async () => undefined,
    },
    async (turn) => {
      connects.push(turn);
      return {
        partitions: async () => 1,
        send: (records) => {
          if (turn > 0) return Promise.resolve(records);
          silent();
          return new Promise(() => undefined);
        },
        close: async () => undefined,
      };
    },
  );
  const published = publisher.publish(madeRecords('orders', 1));
  await asked;
  clock.advance(15_000);
  await published;
  expect(connects).toEqual([0, 1]);
  expect(events[0]).toMatchObject({ message: 'writing did not end within 15 seconds' });
});

test('what waits when the publisher is closed rejects, for nobody knows what was written', async () => {
  const { publisher, events } = world(() => {
    void publisher.close();
    return new Error('no leader');
  });
  await expect(publisher.publish(madeRecords('orders', 1))).rejects.toThrow(KafkaPublisherClosed);
  expect(events).toEqual([]);
});
