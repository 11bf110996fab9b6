import { join } from 'node:path';

/** Where a node listens: for clients, and for the other nodes' controllers. */
export interface NodePorts {
  readonly client: number;
  readonly controller: number;
}

/** The `server.properties` of node `id`, 1 and up, of a cluster on the loopback interface. */
export function nodeSettings(id: number, ports: readonly NodePorts[], folder: string): string {
  const own = ports[id - 1];
  if (own === undefined) throw new Error(`there is no node ${id}`);
  const replicas = Math.min(3, ports.length);
  const inSync = Math.min(2, replicas);
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': ports
      .map(({ controller }, index) => `${index + 1}@127.0.0.1:${controller}`)
      .join(),
    listeners: `PLAINTEXT://127.0.0.1:${own.client},CONTROLLER://127.0.0.1:${own.controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${own.client}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'unclean.leader.election.enable': false,
    // As many clusters have it, so that a test sees who would make topics by asking for them.
    'auto.create.topics.enable': true,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    'group.initial.rebalance.delay.ms': 0,
    // Its default is more than the heap.
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'num.network.threads': 2,
    'num.io.threads': 4,
    // Who was killed is out after 3 seconds, not 9.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
