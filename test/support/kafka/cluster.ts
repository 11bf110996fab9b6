import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../free-ports.ts';
import { createNode, type KafkaNode } from './node.ts';
import { nodeSettings } from './node-settings.ts';

/** A running Kafka on the loopback interface. */
export interface KafkaCluster {
  readonly addresses: readonly string[];
  readonly nodes: readonly KafkaNode[];
  /** Ends all nodes and forgets what they held. */
  readonly stop: () => Promise<void>;
}

/** Starts a cluster of so many nodes, with topics on up to three of them, of which two must have what is acknowledged. */
export async function startCluster(
  size: number,
  classPath: string,
  java: readonly string[],
): Promise<KafkaCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'cinnabar-kafka-'));
  const free = await freePorts(2 * size);
  const ports = Array.from({ length: size }, (_, index) => ({
    client: free[2 * index]!,
    controller: free[2 * index + 1]!,
  }));
  // The first bits are cleared, for an id may not begin with a dash.
  const clusterId = Buffer.from([1, ...randomBytes(15)]).toString('base64url');
  const nodes = await Promise.all(
    ports.map(async ({ client }, index) => {
      const id = index + 1;
      const home = join(folder, `node-${id}`);
      const settingsPath = join(home, 'server.properties');
      await mkdir(home);
      await writeFile(settingsPath, nodeSettings(id, ports, home));
      const address = `127.0.0.1:${client}`;
      return createNode({ id, address, folder: home, settingsPath, clusterId, classPath, java });
    }),
  );
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses: nodes.map(({ address }) => address), nodes, stop };
}
