import { Kafka, logLevel } from 'kafkajs';
import { openKafkaPublisher } from '../../../../ingest/publisher/kafka/open-kafka-publisher.ts';
import type { KafkaRecord } from '../../../../ingest/publisher/kafka/record.ts';
import type { KafkaCluster } from '../../../support/kafka/cluster.ts';
import { madeRecords } from './made-records.ts';
import { createTopic, idsOf, readTopic } from './topics.ts';

const topic = 'orders';
const partitions = 6;
const recordsInBatch = 60;
const batchesUnderWay = 20;

/** Sends one batch: resolves when it was acknowledged. */
interface Sender {
  readonly send: (records: readonly KafkaRecord[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export type SenderName = 'platformatic' | 'kafkajs' | 'kafkajs as it comes';

export interface LeaderKills {
  /** Records whose batch was acknowledged. */
  readonly acknowledged: number;
  /** Of those, the ones that the topic does not hold. */
  readonly missing: number;
  /** How often the topic holds a record once more. */
  readonly duplicates: number;
}

/**
 * Sends batches while a node that leads partitions is killed and started again, in turn, so many times. Then asks the
 * topic which of the acknowledged records it holds.
 */
export async function killLeaders(
  kafka: KafkaCluster,
  name: SenderName,
  kills: number,
): Promise<LeaderKills> {
  const own = `${topic}-${name.replaceAll(' ', '-')}-${Date.now()}`;
  await createTopic(kafka.addresses, own, partitions);
  const sender = await openSender(kafka, name);
  const acknowledged = new Set<string>();
  let made = 0;
  let stopping = false;
  let heard: () => void = () => undefined;
  const until = async (count: number): Promise<void> => {
    while (acknowledged.size < count) await new Promise<void>((resolve) => (heard = resolve));
  };
  const work = Array.from({ length: batchesUnderWay }, async () => {
    while (!stopping) {
      const records = madeRecords(own, recordsInBatch, made);
      made += recordsInBatch;
      await untilSent(sender, records);
      for (const { headers } of records) acknowledged.add(String(headers.event_id));
      heard();
    }
  });
  for (let kill = 0; kill < kills; kill += 1) {
    const node = kafka.nodes[kill % kafka.nodes.length]!;
    await until(acknowledged.size + 2 * batchesUnderWay * recordsInBatch);
    await node.kill();
    await node.start();
  }
  await until(acknowledged.size + 1);
  stopping = true;
  await Promise.all(work);
  await sender.close();
  const read = idsOf(await readTopic(kafka.addresses, own));
  const held = new Set(read);
  return {
    acknowledged: acknowledged.size,
    missing: [...acknowledged].filter((id) => !held.has(id)).length,
    duplicates: read.length - held.size,
  };
}

/** An application that has been told of a failure sends the batch again. */
async function untilSent(sender: Sender, records: readonly KafkaRecord[]): Promise<void> {
  for (;;) {
    try {
      await sender.send(records);
      return;
    } catch {
      // Plain kafkajs has waited by itself.
    }
  }
}

async function openSender({ addresses }: KafkaCluster, name: SenderName): Promise<Sender> {
  if (name !== 'kafkajs as it comes') {
    const publisher = openKafkaPublisher({
      client: name,
      brokers: addresses,
      clientId: 'leader-kills',
      quarantine: async (_, reason) => Promise.reject(new Error(reason)),
      onEvent: () => undefined,
    });
    return { send: publisher.publish, close: publisher.close };
  }
  const kafka = new Kafka({ brokers: [...addresses], clientId: 'leader-kills', logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  return {
    send: async (records) => {
      const messages = records.map(({ value, headers }) => ({ value: Buffer.from(value), headers }));
      await producer.send({ topic: records[0]!.topic, acks: -1, messages });
    },
    close: producer.disconnect,
  };
}
