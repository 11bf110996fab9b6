import { join } from 'node:path';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import type { Disk } from '../disk/disk.ts';
import { emptyManifest, type Manifest } from './manifest.ts';

/** The folder of manifests in a lake. */
export function manifestFolder(lakePath: string): string {
  return join(lakePath, 'manifest');
}

/**
 * The lake's state with all that landing has to know: its newest valid manifest, `emptyManifest` when nothing has
 * landed. Throws a `CinnabarError` when a newer Cinnabar wrote it, or when there are manifests and none is valid.
 */
export async function readManifest(disk: Disk, lakePath: string): Promise<Manifest> {
  const folder = manifestFolder(lakePath);
  const names = (await disk.list(folder)).filter((name) => /^\d+\.json$/.test(name));
  const newestFirst = names.sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  for (const name of newestFirst) {
    const found = parse(await disk.read(join(folder, name)), lakePath);
    if (found !== undefined) return found;
  }
  if (names.length === 0) return emptyManifest;
  throw new CinnabarError(`no manifest in ${folder} can be read`, {
    exitCode: 3,
    hint: 'restore the folder from a backup: without it nobody knows which files are in the lake',
  });
}

function parse(bytes: Buffer | undefined, lakePath: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(bytes?.toString() ?? '');
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  const { version } = value;
  if (typeof version === 'number' && version > emptyManifest.version) {
    throw new CinnabarError(`the lake ${lakePath} is of version ${version}; this Cinnabar reads version 1`, {
      exitCode: 3,
      hint: 'run the newer Cinnabar that wrote it',
    });
  }
  return isManifest(value) ? value : undefined;
}

/** Ours are whole or absent: a manifest is renamed into its place only when all of it is on the disk. */
function isManifest(value: object): value is Manifest {
  return (
    'version' in value &&
    value.version === emptyManifest.version &&
    Object.keys(emptyManifest).every((key) => key in value)
  );
}
