import { spawn } from 'node:child_process';
import { freePorts } from '../free-ports.ts';

/** A running evaluator process. */
export interface ServerProcess {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Starts the evaluator on a free port of the loopback interface; resolves when it listens. */
export async function startServer(executable: string): Promise<ServerProcess> {
  const [port] = await freePorts(1);
  const child = spawn(executable, ['127.0.0.1', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  await new Promise<void>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Server listening on')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code, signal) =>
      reject(new Error(`GoogleSQL's evaluator ended at its start (${code ?? signal ?? '?'}): ${said}`)),
    );
  });

  return {
    address: `127.0.0.1:${port}`,
    stop: async () => {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}
