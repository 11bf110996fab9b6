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
  const content = `${process.pid} ${startOf(process.pid) ?? '?'}\n`;
  if (!(await create(disk, path, content))) {
    const owner = ownerOf((await disk.read(path))?.toString() ?? '');
    if (owner !== undefined && isAlive(owner, mine.has(path))) {
      throw new CinnabarError(`The ${what} ${folder} is in use by process ${owner.pid}.`, {
        exitCode: 3,
        hint: `One ingester writes a ${what}. Stop that process, or set another \`${what}\` in cinnabar.yaml.`,
      });
    }
    await disk.remove(path);
    await create(disk, path, content);
  }
  if ((await disk.read(path))?.toString() !== content) {
    throw new CinnabarError(`The ${what} ${folder} is taken by another process at this moment.`, {
      exitCode: 3,
      hint: `Start one ingester for a ${what}.`,
    });
  }
  mine.add(path);
  return async () => {
    mine.delete(path);
    await disk.remove(path);
  };
}

/** Makes the lock; false when there is one. */
async function create(disk: Disk, path: string, content: string): Promise<boolean> {
  try {
    const file = await disk.open(path, 'new');
    await file.append([Buffer.from(content)]).finally(file.close);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

interface Owner {
  readonly pid: number;
  readonly start: string;
}

/** Whom a lock names; nobody when it was cut short by a power cut. */
function ownerOf(lock: string): Owner | undefined {
  const found = /^([1-9]\d*) (\S+)\n$/.exec(lock);
  return found === null ? undefined : { pid: Number(found[1]), start: found[2] ?? '' };
}

function isAlive({ pid, start }: Owner, heldHere: boolean): boolean {
  // In a container every run has the same pid, so our own pid says nothing.
  if (pid === process.pid) return heldHere;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  const now = startOf(pid);
  return now === undefined || now === start;
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
