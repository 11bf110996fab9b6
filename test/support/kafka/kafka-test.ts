import { test, type TestAPI } from 'vitest';
import type { KafkaCluster } from './cluster.ts';
import { KafkaUnavailable } from './install.ts';
import { startKafka } from './start-kafka.ts';

interface Fixtures {
  started: KafkaCluster | KafkaUnavailable;
  kafka: KafkaCluster;
}

/**
 * `test` with a `kafka` of so many nodes that the tests of a file share. Where it cannot be had, each test skips and
 * says why.
 */
export function kafkaTest(size: 1 | 3): TestAPI<Fixtures> {
  return test.extend<Fixtures>({
    started: [
      async ({}, use) => {
        const started = await startKafka(size).catch((error: unknown) => {
          if (error instanceof KafkaUnavailable) return error;
          throw error;
        });
        await use(started);
        if (!(started instanceof KafkaUnavailable)) await started.stop();
      },
      { scope: 'file' },
    ],
    kafka: async ({ started, skip }, use) => {
      if (started instanceof KafkaUnavailable) skip(started.message);
      else await use(started);
    },
  });
}
