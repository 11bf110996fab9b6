import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { errorCode } from './error-code.ts';

/**
 * Gives a file that is there another text, whole or not at all: written beside it and moved over it, with its rights.
 * Throws a `CinnabarError` (exit 3) that calls the file `shown` when the disk refuses.
 */
export function replaceFile(path: string, shown: string, text: string): void {
  let written: string | undefined;
  try {
    const real = realpathSync(path);
    const beside = join(dirname(real), `.${basename(real)}.${String(process.pid)}.new`);
    const file = openSync(beside, 'wx', statSync(real).mode);
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
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new CinnabarError(`${shown} cannot be written: ${code}`, {
      exitCode: 3,
      hint: 'it is as it was; see who owns it and its folder, and whether the disk is full',
    });
  }
}
