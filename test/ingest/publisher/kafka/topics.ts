import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

/** A look at the brokers beside the publisher. */
function observer(addresses: readonly string[]): Kafka {
  return new Kafka({ brokers: [...addresses], clientId: 'observer', logLevel: logLevel.NOTHING });
}

export async function createTopic(
  addresses: readonly string[],
  topic: string,
  numPartitions: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const admin = observer(addresses).admin();
  await admin.connect();
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions, configEntries }] });
  await admin.disconnect();
}

export async function topicNames(addresses: readonly string[]): Promise<readonly string[]> {
  const admin = observer(addresses).admin();
  await admin.connect();
  const names = await admin.listTopics();
  await admin.disconnect();
  return names;
}

export interface ReadRecord {
  readonly partition: number;
  readonly message: KafkaMessage;
}

/** All that the topic holds now, from its first record to its last. */
export async function readTopic(addresses: readonly string[], topic: string): Promise<readonly ReadRecord[]> {
  const kafka = observer(addresses);
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const missing = new Map(
    ends.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
  );
  const records: ReadRecord[] = [];
  if (missing.size === 0) return records;
  const consumer = kafka.consumer({ groupId: `reader of ${topic} ${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ partition, message }) => {
        records.push({ partition, message });
        if (BigInt(message.offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition);
        if (missing.size === 0) resolve();
      },
    });
  });
  await consumer.disconnect();
  return records;
}

/** The ids in the headers of records that were read. */
export function idsOf(records: readonly ReadRecord[]): readonly string[] {
  return records.map(({ message }) => String(message.headers?.event_id));
}
