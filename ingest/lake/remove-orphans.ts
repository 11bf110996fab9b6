import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { rangeOfName } from './lake-path.ts';
import type { Manifest } from './manifest.ts';
import { manifestFolder } from './read-manifest.ts';

/** Removes the files of a landing that never was committed: of records that `manifest` has not landed. Returns how many. */
export async function removeOrphans(disk: Disk, lakePath: string, manifest: Manifest): Promise<number> {
  const isOrphan = (name: string): boolean => {
    const range = rangeOfName(name);
    return range !== undefined && range.from >= (manifest.offsets[range.log] ?? 0);
  };
  let removed = 0;
  const sweep = async (folder: string, isLeft: (name: string) => boolean): Promise<void> => {
    for (const name of await disk.list(folder)) {
      if (!isLeft(name)) continue;
      await disk.remove(join(folder, name));
      removed++;
    }
  };
  const events = join(lakePath, 'events');
  for (const event of await disk.list(events)) {
    for (const day of await disk.list(join(events, event))) await sweep(join(events, event, day), isOrphan);
  }
  await sweep(join(lakePath, 'quarantine'), isOrphan);
  await sweep(manifestFolder(lakePath), (name) => name.endsWith('.tmp'));
  return removed;
}
