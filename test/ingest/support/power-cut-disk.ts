import * as fs from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Disk, DiskFile } from '../../../ingest/disk/disk.ts';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';

type Operation = 'append' | 'truncate' | 'sync' | 'syncFolder' | 'rename' | 'remove' | 'open' | 'makeFolder';

/** A disk whose power can be cut. Its folder shows what the page cache shows, so that DuckDB can work in it. */
export interface PowerCutDisk extends Disk {
  /** Asked before every change; answers with the code of the failure that it shall have. */
  failing: (operation: Operation, path: string) => string | undefined;
  /** The power goes at this many changes from now. */
  cutAfter: (changes: number) => void;
  readonly isDead: () => boolean;
  /** Changes so far. */
  readonly changes: () => number;
  /**
   * Leaves in the folder what the disk holds after the cut: synced bytes and names, and of what was not synced
   * whatever chance leaves: some names, some bytes of the last writes, with holes. Gives the disk of the next boot.
   */
  readonly reboot: () => Promise<PowerCutDisk>;
}

interface Inode {
  /** Where its bytes lie now, also after it was removed. */
  at: string;
  /** How many of its bytes are safe. */
  synced: number;
}

class DiskError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code}: the test's disk says so`);
    this.code = code;
  }
}

/** `random` gives numbers in [0, 1). All that happens lies under `root`. */
export function powerCutDisk(root: string, random: () => number): PowerCutDisk {
  const graveyard = `${resolve(root)}.removed`;
  const inodes = new Map<string, Inode>();
  const durable = new Map<string, Map<string, Inode>>();
  let dead = false;
  let changes = 0;
  let cutAt = Infinity;
  let graves = 0;

  function check(operation: Operation, path: string): void {
    if (dead) throw new DiskError('EPOWER');
    const code = disk.failing(operation, path);
    if (code !== undefined) throw new DiskError(code);
    if (++changes >= cutAt) {
      dead = true;
      // The write that the cut meets may be in the page cache in part; it was not synced.
      throw new DiskError('EPOWER');
    }
  }

  function alive(): void {
    if (dead) throw new DiskError('EPOWER');
  }

  function inode(path: string): Inode {
    const key = resolve(path);
    const found = inodes.get(key) ?? { at: key, synced: 0 };
    inodes.set(key, found);
    return found;
  }

  /** Takes a name away but keeps the bytes: until its folder is synced, the name may come back. */
  async function bury(path: string): Promise<void> {
    const key = resolve(path);
    const gone = inodes.get(key);
    inodes.delete(key);
    await fs.mkdir(graveyard, { recursive: true });
    const grave = join(graveyard, String(graves++));
    try {
      await fs.rename(key, grave);
    } catch {
      return;
    }
    if (gone !== undefined) gone.at = grave;
  }

  function openFile(path: string, file: DiskFile): DiskFile {
    const own = inode(path);
    return {
      append: async (chunks) => {
        const bytes = Buffer.concat(chunks);
        try {
          check('append', path);
        } catch (error) {
          // Some of it may have been written all the same.
          await file.append([bytes.subarray(0, Math.floor(random() * bytes.length))]);
          throw error;
        }
        await file.append([bytes]);
      },
      readAt: (position, length) => {
        alive();
        return file.readAt(position, length);
      },
      truncate: async (size) => {
        check('truncate', path);
        await file.truncate(size);
        own.synced = Math.min(own.synced, size);
      },
      sync: async () => {
        const { size } = await fs.stat(own.at);
        check('sync', path);
        await nextTurn();
        alive();
        own.synced = size;
      },
      close: () => file.close(),
    };
  }

  const disk: PowerCutDisk = {
    failing: () => undefined,
    cutAfter: (more) => (cutAt = changes + more),
    isDead: () => dead,
    changes: () => changes,
    makeFolder: async (path) => {
      check('makeFolder', path);
      await fs.mkdir(path, { recursive: true });
      // Its contract is that the names of folders are durable at once.
      for (let folder = resolve(path); folder.startsWith(resolve(root)); folder = dirname(folder)) {
        if (!durable.has(folder)) durable.set(folder, new Map());
      }
    },
    list: async (path) => {
      alive();
      return nodeDisk.list(path);
    },
    read: async (path) => {
      alive();
      return nodeDisk.read(path);
    },
    size: async (path) => {
      alive();
      return nodeDisk.size(path);
    },
    open: async (path, mode) => {
      if (mode === 'read') alive();
      else check('open', path);
      return openFile(path, await nodeDisk.open(path, mode));
    },
    rename: async (from, to) => {
      check('rename', from);
      const moved = inode(from);
      await bury(to);
      await fs.rename(from, to);
      inodes.delete(resolve(from));
      inodes.set(resolve(to), moved);
      moved.at = resolve(to);
    },
    remove: async (path) => {
      check('remove', path);
      await bury(path);
    },
    syncFile: async (path) => {
      check('sync', path);
      inode(path).synced = await nodeDisk.size(path);
    },
    syncFolder: async (path) => {
      check('syncFolder', path);
      const files = await filesIn(path);
      durable.set(resolve(path), new Map(files.map((name) => [name, inode(join(path, name))])));
    },
    reboot: async () => {
      dead = true;
      const next = `${resolve(root)}.next`;
      await fs.rm(next, { recursive: true, force: true });
      await fs.mkdir(next, { recursive: true });
      for (const [folder, safe] of durable) {
        const target = join(next, relative(resolve(root), folder));
        await fs.mkdir(target, { recursive: true });
        const shown = new Map((await filesIn(folder)).map((name) => [name, inode(join(folder, name))]));
        for (const name of new Set([...safe.keys(), ...shown.keys()])) {
          const isSafe = safe.get(name) === shown.get(name);
          const survivor = isSafe || random() < 0.5 ? shown.get(name) : safe.get(name);
          if (survivor !== undefined) await fs.writeFile(join(target, name), await remains(survivor));
        }
      }
      await fs.rm(root, { recursive: true, force: true });
      await fs.rm(graveyard, { recursive: true, force: true });
      await fs.rename(next, root);
      const booted = powerCutDisk(root, random);
      for (const folder of await foldersIn(root)) await booted.syncFolder(folder);
      for (const folder of await foldersIn(root)) {
        for (const name of await filesIn(folder)) await booted.syncFile(join(folder, name));
      }
      return booted;
    },
  };

  /** What is left of a file: its synced bytes, and some of the others. */
  async function remains({ at, synced }: Inode): Promise<Buffer> {
    const bytes = await fs.readFile(at);
    const kept = bytes.subarray(0, synced + Math.floor(random() * (bytes.length - synced + 1)));
    if (kept.length > synced && random() < 0.5) {
      const hole = synced + Math.floor(random() * (kept.length - synced));
      kept.fill(0, hole, Math.min(hole + 512, kept.length));
    }
    return kept;
  }

  return disk;
}

/** The mulberry32 generator: the same numbers in [0, 1) for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => basename(entry.name));
}

async function foldersIn(root: string): Promise<string[]> {
  const entries = await fs.readdir(root, { withFileTypes: true, recursive: true });
  return [
    root,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ];
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
