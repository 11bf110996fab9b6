import type { Disk } from '../disk/disk.ts';

/** Writes a whole file and syncs its bytes; its name is durable after a `syncFolder` of its folder. */
export async function writeFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  // What a crash left under this name was never committed.
  await disk.remove(path);
  const file = await disk.open(path, 'new');
  try {
    await file.append([bytes]);
    await file.sync();
  } finally {
    await file.close();
  }
}
