import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs `install` unless `isInstalled`; who comes at the same time waits. `cache` holds the lock while it runs. */
export async function installOnce(
  cache: string,
  isInstalled: () => Promise<boolean>,
  install: () => Promise<void>,
): Promise<void> {
  if (await isInstalled()) return;
  await mkdir(cache, { recursive: true });
  const lock = join(cache, 'installing');
  await take(lock);
  try {
    if (!(await isInstalled())) await install(); // or else the one who held the lock before did
  } finally {
    await rm(lock, { force: true });
  }
}

/** A holder that died does not block the next. */
async function take(lock: string): Promise<void> {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
      else await pause(200);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
