import { startCluster, type KafkaCluster } from './cluster.ts';
import { installKafka } from './install.ts';

/**
 * Starts Apache Kafka with so many nodes, installed on first use, on the loopback interface. Throws
 * `KafkaUnavailable` where it cannot be had.
 */
export async function startKafka(size: 1 | 3): Promise<KafkaCluster> {
  const { classPath, classArchive } = await installKafka();
  return startCluster(size, classPath, [`-XX:SharedArchiveFile=${classArchive}`]);
}
