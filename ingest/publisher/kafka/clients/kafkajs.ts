import { Kafka, logLevel, type ITopicMetadata, type Message } from 'kafkajs';
import { answerWithin, connectWithin } from '../deadlines.ts';
import { asRefusal, type ConnectKafka } from '../kafka-client.ts';
import { bufferOf, type PlacedRecord } from '../record.ts';

const unknownTopic = 3;

/**
 * kafkajs, as far as it is safe. Its own retry forgets records when a leader moves, and its idempotent producer takes
 * another's answer for its own: it neither retries nor is idempotent here.
 */
export const connectKafkaJs: ConnectKafka = async (brokers, clientId) => {
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: connectWithin,
    // The publisher's own deadline comes first.
    requestTimeout: 2 * answerWithin,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin({ retry: { retries: 0 } });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: false,
    retry: { retries: 0 },
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
  const close = async () => {
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  };
  try {
    await Promise.all([producer.connect(), admin.connect()]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    partitions: async (topic) => {
      const found = await admin.fetchTopicMetadata({ topics: [topic] }).catch((error: unknown) => {
        if (codesOf(error).includes(unknownTopic)) return { topics: [] as ITopicMetadata[] };
        throw error;
      });
      return found.topics[0]?.partitions.length;
    },
    send: async (records) => {
      try {
        const answers = await producer.sendBatch({
          acks: -1,
          timeout: answerWithin,
          topicMessages: byTopic(records),
        });
        return answers.map(({ topicName, partition }) => ({ topic: topicName, partition }));
      } catch (error) {
        throw asRefusal(error, codesOf(error));
      }
    },
    close,
  };
};

function byTopic(records: readonly PlacedRecord[]): { topic: string; messages: Message[] }[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, partition, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    topics.set(topic, messages);
    messages.push({ partition, key: key ?? null, value: bufferOf(value), headers: { ...headers } });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

/** Kafka's error codes in an error and in what caused it. */
function codesOf(error: unknown): readonly number[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'number' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}
