import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';
import { hasCode } from './error-code.ts';

const flags = {
  new: constants.O_CREAT | constants.O_EXCL | constants.O_RDWR | constants.O_APPEND,
  append: constants.O_RDWR | constants.O_APPEND,
  read: constants.O_RDONLY,
};

/** The real disk. */
export const nodeDisk: Disk = {
  makeFolder: async (path) => {
    const last = resolve(path);
    const first = await fs.mkdir(last, { recursive: true });
    if (first === undefined) return;
    // Each new name lies in its parent, from the last that was made up to the first.
    for (let folder = last; folder.length >= first.length; folder = dirname(folder)) {
      await syncFolder(dirname(folder));
    }
  },
  list: async (path) => {
    try {
      return (await fs.readdir(path)).sort();
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
      throw error;
    }
  },
  read: async (path) => {
    try {
      return await fs.readFile(path);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  },
  size: async (path) => (await fs.stat(path)).size,
  open: async (path, mode) => fileOf(await fs.open(path, flags[mode], 0o640)),
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { force: true }),
  syncFile: async (path) => {
    const handle = await fs.open(path, constants.O_RDWR);
    try {
      await handle.datasync();
    } finally {
      await handle.close();
    }
  },
  syncFolder,
};

async function syncFolder(path: string): Promise<void> {
  // Windows has no such call; its file systems keep names in their journal.
  if (process.platform === 'win32') return;
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fileOf(handle: fs.FileHandle): DiskFile {
  return {
    append: async (chunks) => {
      let rest = [...chunks];
      while (rest.length > 0) {
        const { bytesWritten } = await handle.writev(rest);
        rest = afterBytes(rest, bytesWritten);
      }
    },
    readAt: async (position, length) => {
      const buffer = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    truncate: (size) => handle.truncate(size),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** What is left of `chunks` after their first `written` bytes. */
function afterBytes(chunks: readonly Uint8Array[], written: number): Uint8Array[] {
  const rest: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (written < chunk.length) rest.push(written > 0 ? chunk.subarray(written) : chunk);
    written = Math.max(0, written - chunk.length);
  }
  return rest;
}
