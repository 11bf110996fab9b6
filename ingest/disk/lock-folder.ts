import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import type { Disk } from './disk.ts';
import { hasCode } from './error-code.ts';

const held = new WeakMap<Disk, Set<string>>();

/**
 * Takes the folder of a log or a lake for this process; returns how to give it back. A lock whose process is gone
 * is taken over. Throws a `CinnabarError` when another ingester has it.
 */
export async function lockFolder(
  disk: Disk,
  folder: string,
  what: 'log' | 'lake',
): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  const mine = held.get(disk) ?? new Set<string>();
  held.set(disk, mine);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await disk.open(path, 'new');
      mine.add(path);
      await file.append([Buffer.from(`${process.pid} ${startOf(process.pid) ?? ''}\n`)]);
      await file.close();
      return async () => {
        mine.delete(path);
        await disk.remove(path);
      };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = (await disk.read(path))?.toString().trim().split(' ') ?? [];
    if (isAlive(Number(owner[0]), owner[1], mine.has(path))) {
      throw new CinnabarError(`The ${what} ${folder} is in use by process ${owner[0]}.`, {
        exitCode: 3,
        hint: `One ingester writes a ${what}. Stop that process, or set another \`${what}\` in cinnabar.yaml.`,
      });
    }
    await disk.remove(path);
  }
  throw new CinnabarError(
    `The ${what} ${folder} cannot be locked: another process takes it at the same time.`,
    {
      exitCode: 3,
      hint: `Start one ingester for a ${what}.`,
    },
  );
}

function isAlive(pid: number, start: string | undefined, heldHere: boolean): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  // In a container every run has the same pid, so our own pid says nothing.
  if (pid === process.pid) return heldHere;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  const now = startOf(pid);
  return now === undefined || start === undefined || now === start;
}

/** When a process started, in the kernel's ticks; undefined where there is no /proc. Tells a reused pid. */
function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
}
