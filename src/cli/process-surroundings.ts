import { watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../runtime/clock.ts';
import type { Surroundings } from './surroundings.ts';
import { writeFailure } from './write-failure.ts';

/** An editor's save is two or three changes in a few milliseconds. */
const burstMilliseconds = 10;

/** What was to go to the standard output and did not. */
export function outputFailure(error: unknown): unknown {
  return writeFailure(error, 'the output', 'see where it goes to, and whether the disk has room');
}

/** The surroundings of this process: its streams, its folder, the machine's clock, its signals. */
export function processSurroundings(): Surroundings {
  const { env, stdout, stderr } = process;
  const atTerminal = stderr.isTTY;
  const asked = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const refused = Boolean(env.NO_COLOR) || process.argv.includes('--no-color');
  return {
    folder: process.cwd(),
    out: (text) => {
      try {
        stdout.write(text);
      } catch (error) {
        throw outputFailure(error);
      }
    },
    say: (text) => {
      try {
        stderr.write(text);
      } catch {
        // There is nowhere else to say so; what the command does and its exit code stand.
      }
    },
    atTerminal,
    colours: !refused && (asked || (atTerminal && env.TERM !== 'dumb')),
    clock: systemClock,
    watchFolder: (folder, changed) => {
      const watcher = watch(folder, (_, name) => changed(name ?? undefined));
      // A folder that goes away: who watches it learns so from the one above.
      watcher.on('error', () => changed(undefined));
      return () => watcher.close();
    },
    burstOver: () => setTimeout(burstMilliseconds),
    stopAsked: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}
