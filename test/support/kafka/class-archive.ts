import { startCluster } from './cluster.ts';

/** Runs a broker once from its start to its end, and has Java write down the classes that it loaded. */
export async function writeClassArchive(classPath: string, archive: string): Promise<void> {
  const cluster = await startCluster(1, classPath, [`-XX:ArchiveClassesAtExit=${archive}`]);
  await cluster.nodes[0]?.stop();
  await cluster.stop();
}
