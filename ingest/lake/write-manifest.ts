import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import type { Manifest } from './manifest.ts';
import { manifestFolder } from './read-manifest.ts';
import { writeFile } from './write-file.ts';

/** Commits a state of the lake: when this resolves, it is the lake's state also after a power cut. */
export async function writeManifest(disk: Disk, lakePath: string, manifest: Manifest): Promise<void> {
  const folder = manifestFolder(lakePath);
  await disk.makeFolder(folder);
  const path = join(folder, `${manifest.number}.json`);
  await writeFile(disk, `${path}.tmp`, Buffer.from(`${JSON.stringify(manifest)}\n`));
  await disk.rename(`${path}.tmp`, path);
  await disk.syncFolder(folder);
}
