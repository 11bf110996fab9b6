import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { javaOptions } from './java.ts';

/** One node of a cluster: a process of its own, broker and controller. */
export interface KafkaNode {
  readonly id: number;
  /** Where clients reach it: `127.0.0.1:40001`. */
  readonly address: string;
  /** Starts it, also again after its end; resolves when it serves. */
  readonly start: () => Promise<void>;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Has it hand over what it leads and end, as in a rolling restart; resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

/** What a node is started with. */
export interface NodeOptions {
  readonly id: number;
  readonly address: string;
  readonly folder: string;
  readonly settingsPath: string;
  readonly clusterId: string;
  readonly classPath: string;
  /** Options of Java beside the usual. */
  readonly java: readonly string[];
}

/** Prepares a node's empty folder as a member of the cluster; it does not run yet. */
export async function createNode(options: NodeOptions): Promise<KafkaNode> {
  const { id, address, folder, settingsPath, clusterId, classPath, java } = options;
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settingsPath];
  // An archive is read here, and written only by what serves.
  const reading = java.filter((option) => option.startsWith('-XX:SharedArchiveFile='));
  await promisify(execFile)('java', [...javaOptions, ...reading, '-cp', classPath, ...format]);

  let child: ChildProcess | undefined;
  const killChild = () => child?.kill('SIGKILL');

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.off('exit', killChild);
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  return {
    id,
    address,
    start: async () => {
      const args = ['-Xmx192m', ...javaOptions, ...java, '-cp', classPath, 'kafka.Kafka', settingsPath];
      child = spawn('java', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      process.on('exit', killChild);
      await started(child, id);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Resolves when the node says that it has started, which it does once the controller has let it in. */
async function started(child: ChildProcess, id: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-5000);
      if (said.includes('Kafka Server started')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`Kafka's node ${id} ended at its start (${code ?? signal ?? '?'}): ${said}`)),
    );
  });
}
