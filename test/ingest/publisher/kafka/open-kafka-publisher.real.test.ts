import { describe, expect } from 'vitest';
import type {
  KafkaEvent,
  KafkaPublisherOptions,
} from '../../../../ingest/publisher/kafka/kafka-publisher.ts';
import { openKafkaPublisher } from '../../../../ingest/publisher/kafka/open-kafka-publisher.ts';
import type { KafkaRecord } from '../../../../ingest/publisher/kafka/record.ts';
import type { KafkaCluster } from '../../../support/kafka/cluster.ts';
import { kafkaTest } from '../../../support/kafka/kafka-test.ts';
import { madeRecords, recordOf } from './made-records.ts';
import { createTopic, idsOf, readTopic, topicNames } from './topics.ts';

const test = kafkaTest(1);

/** What both libraries are held to. */
describe.each(['platformatic', 'kafkajs'] as const)('through %s', (client) => {
  function open({ addresses }: KafkaCluster, onEvent: KafkaPublisherOptions['onEvent'] = () => undefined) {
    const quarantined: { record: KafkaRecord; reason: string }[] = [];
    const publisher = openKafkaPublisher({
      client,
      brokers: addresses,
      clientId: 'test',
      quarantine: async (record, reason) => void quarantined.push({ record, reason }),
      onEvent,
    });
    return { publisher, quarantined };
  }

  test('records of several topics arrive once, with their headers and bytes, on every partition', async ({
    kafka,
  }) => {
    const topics = [`${client}-a`, `${client}-b`];
    for (const topic of topics) await createTopic(kafka.addresses, topic, 3);
    const { publisher } = open(kafka);
    const records = topics.flatMap((topic) => madeRecords(topic, 300));
    await Promise.all([publisher.publish(records.slice(0, 250)), publisher.publish(records.slice(250))]);
    await publisher.close();
    for (const topic of topics) {
      const read = await readTopic(kafka.addresses, topic);
      expect(new Set(read.map(({ partition }) => partition)).size).toBe(3);
      const sent = records.filter((record) => record.topic === topic);
      expect([...idsOf(read)].sort()).toEqual(sent.map(({ headers }) => headers.event_id).sort());
      const values = new Map(sent.map(({ headers, value }) => [headers.event_id, Buffer.from(value)]));
      for (const { message } of read)
        expect(message.value).toEqual(values.get(String(message.headers?.event_id)));
    }
  });

  test('records of one key lie in one partition, in their order', async ({ kafka }) => {
    const topic = `${client}-keys`;
    await createTopic(kafka.addresses, topic, 4);
    const { publisher } = open(kafka);
    const keyed = madeRecords(topic, 200).map((record, index) => ({ ...record, key: `user-${index % 20}` }));
    await publisher.publish(keyed);
    await publisher.close();
    const read = await readTopic(kafka.addresses, topic);
    for (let user = 0; user < 20; user += 1) {
      const own = read.filter(({ message }) => String(message.key) === `user-${user}`);
      expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
      expect(idsOf(own)).toEqual(Array.from({ length: 10 }, (_, n) => `event-${user + 20 * n}`));
    }
  });

  test('what is larger than the topic takes is quarantined by itself; all else arrives', async ({
    kafka,
  }) => {
    const topic = `${client}-small`;
    await createTopic(kafka.addresses, topic, 2, { 'max.message.bytes': '20000' });
    const { publisher, quarantined } = open(kafka);
    const records = [
      ...madeRecords(topic, 100),
      recordOf(topic, 'too large', 30_000),
      ...madeRecords(topic, 100, 100),
      recordOf(topic, 'far too large', 2_000_000),
    ];
    await publisher.publish(records);
    await publisher.close();
    expect(quarantined.map(({ record }) => record.headers.event_id)).toEqual(['too large', 'far too large']);
    expect(quarantined[0]?.reason).toContain('MESSAGE_TOO_LARGE');
    expect(new Set(idsOf(await readTopic(kafka.addresses, topic)))).toEqual(
      new Set(madeRecords(topic, 200).map(({ headers }) => headers.event_id)),
    );
  });

  test('what the topic finds not valid is quarantined: no key where it compacts', async ({ kafka }) => {
    const topic = `${client}-compact`;
    await createTopic(kafka.addresses, topic, 1, { 'cleanup.policy': 'compact' });
    const { publisher, quarantined } = open(kafka);
    await publisher.publish([{ ...recordOf(topic, 'keyed'), key: 'k' }, recordOf(topic, 'not keyed')]);
    await publisher.close();
    expect(quarantined.map(({ record }) => record.headers.event_id)).toEqual(['not keyed']);
    expect(idsOf(await readTopic(kafka.addresses, topic))).toEqual(['keyed']);
  });

  test('a topic that is not there is waited for and not made; the others are written meanwhile', async ({
    kafka,
  }) => {
    const [there, late] = [`${client}-there`, `${client}-late`];
    await createTopic(kafka.addresses, there, 1);
    let waits: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const { publisher } = open(kafka, ({ kind }) => kind === 'kafka waits' && waits());
    const published = publisher.publish([recordOf(late, 'late'), recordOf(there, 'there')]);
    await waiting;
    expect(await topicNames(kafka.addresses)).not.toContain(late);
    expect(idsOf(await readTopic(kafka.addresses, there))).toEqual(['there']);
    await createTopic(kafka.addresses, late, 1);
    await published;
    await publisher.close();
    expect(idsOf(await readTopic(kafka.addresses, late))).toEqual(['late']);
  });

  test('a broker that is gone is waited for, and nothing is lost', async ({ kafka }) => {
    const topic = `${client}-gone`;
    await createTopic(kafka.addresses, topic, 2);
    const events: KafkaEvent['kind'][] = [];
    let waits: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const { publisher } = open(kafka, ({ kind }) => {
      events.push(kind);
      waits();
    });
    await publisher.publish(madeRecords(topic, 10));
    await kafka.nodes[0]!.kill();
    const published = publisher.publish(madeRecords(topic, 10, 10));
    await waiting;
    await kafka.nodes[0]!.start();
    await published;
    await publisher.close();
    expect(events).toContain('kafka takes records again');
    expect(new Set(idsOf(await readTopic(kafka.addresses, topic))).size).toBe(20);
  });
});
