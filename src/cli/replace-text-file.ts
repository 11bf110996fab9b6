import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { errorCode } from './error-code.ts';

/**
 * Puts a text in the place of a file's, all of it or nothing: it is written and synced beside the file, and then takes
 * its name and its rights. Of a link, what it points to is replaced. Throws a `CinnabarError` (exit 3) that calls the file
 * `shown` when the disk refuses; the file is then as it was.
 */
export function replaceTextFile(path: string, text: string, shown: string): void {
  let beside: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode } = statSync(target);
    const name = join(dirname(target), `.cinnabar-${String(process.pid)}.tmp`);
    const file = openSync(name, 'wx');
    beside = name;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += writeSync(file, bytes, at)) continue;
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(name, target);
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true });
    throw new CinnabarError(`${shown} cannot be written: ${errorCode(error) ?? String(error)}`, {
      exitCode: 3,
      hint: 'it is as it was; see whether its folder may be written to and the disk has room',
    });
  }
}
