import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from './write-failure.ts';

/** The way out where a file that was there is not replaced. */
export const stayed = 'it is as it was; see who owns it and its folder, and whether the disk has room';

/**
 * Gives a file its text, whole or not at all: written beside it and moved over it, with the rights of the file that was
 * there. Throws a `CinnabarError` (exit 3) that calls the file `shown` when the disk refuses.
 */
export function writeWholeFile(path: string, shown: string, text: string, hint: string): void {
  let written: string | undefined;
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before !== undefined && !before.isFile()) {
      // A pipe or a device keeps its place.
      writeFileSync(path, text);
      return;
    }
    const real = before === undefined ? path : realpathSync(path);
    const beside = join(dirname(real), `.${basename(real)}.${String(process.pid)}.new`);
    const file = openSync(beside, 'wx', before?.mode);
    written = beside;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, real);
  } catch (error) {
    if (written !== undefined) rmSync(written, { force: true });
    throw writeFailure(error, shown, hint);
  }
}
