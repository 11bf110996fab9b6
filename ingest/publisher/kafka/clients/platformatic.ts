import { Producer, ProduceAcks } from '@platformatic/kafka';
import { answerWithin, connectWithin } from '../deadlines.ts';
import { asRefusal, type ConnectKafka } from '../kafka-client.ts';
import { bufferOf } from '../record.ts';

/** `@platformatic/kafka`, without its retries and not idempotent: then it drops records of concurrent sends. */
export const connectPlatformatic: ConnectKafka = async (brokers, clientId) => {
  const producer = new Producer<Buffer, Buffer, Buffer, Buffer>({
    bootstrapBrokers: [...brokers],
    clientId,
    connectTimeout: connectWithin,
    timeout: answerWithin,
    // The publisher's own deadline comes first: after the library's, its connection misreads what comes late.
    requestTimeout: 2 * answerWithin,
    metadataMaxAge: 60_000,
    retries: 0,
    repeatOnStaleMetadata: false,
    autocreateTopics: false,
    idempotent: false,
    acks: ProduceAcks.ALL,
  });
  await producer.metadata({ topics: [] }).catch(async (error: unknown) => {
    await producer.close();
    throw error;
  });
  return {
    partitions: async (topic) => {
      const found = await producer.metadata({ topics: [topic] }).catch((error: unknown) => {
        if (error instanceof Error && error.message.startsWith('Unknown topic ')) return undefined;
        producer.clearMetadata();
        throw error;
      });
      return found?.topics.get(topic)?.partitionsCount;
    },
    send: async (records) => {
      const messages = records.map(({ topic, partition, key, value, headers }) => ({
        topic,
        partition,
        ...(key === undefined ? {} : { key: Buffer.from(key) }),
        value: bufferOf(value),
        headers: new Map(
          Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text)]),
        ),
      }));
      try {
        const { offsets = [] } = await producer.send({ acks: ProduceAcks.ALL, messages });
        return offsets;
      } catch (error) {
        // Leaders may have moved: they are asked for again before the next try.
        producer.clearMetadata();
        throw asRefusal(error, codesOf(error));
      }
    },
    close: async () => producer.close(true),
  };
};

/** Kafka's error codes in an error, in those that it gathers, and in what caused them. */
function codesOf(error: unknown): readonly number[] {
  if (!(error instanceof Error)) return [];
  const code = 'apiCode' in error && typeof error.apiCode === 'number' ? [error.apiCode] : [];
  const gathered = error instanceof AggregateError ? (error.errors as unknown[]).flatMap(codesOf) : [];
  return [...code, ...gathered, ...codesOf(error.cause)];
}
