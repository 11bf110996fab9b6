import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, constants } from 'node:fs';
import { CinnabarError, type ExitCode } from '../diagnostics/cinnabar-error.ts';
import { errorCode } from './error-code.ts';

const megabyte = 1024 * 1024;

/** No rule file that people read is larger. */
const mostOfRules = { megabytes: 10, files: 'rules', hint: 'split it into files that import each other' };

/** Nor are settings, whose reader takes seconds for a megabyte. */
export const mostOfSettings = {
  megabytes: 1,
  files: 'settings',
  hint: 'is it the file that you meant?',
};

/**
 * The text of a file of ours, a byte order mark at its start left out; undefined when there is none, or a folder in
 * its place. Throws a `CinnabarError` that calls the file `shown` when it is not UTF-8 text of
 * at most 10 MB, or of what `most` says.
 */
export function readTextFile(path: string, shown: string, most = mostOfRules): string | undefined {
  const bytes = readBytes(path, shown, most);
  if (bytes === undefined) return undefined;
  if (bytes.includes(0) || !isUtf8(bytes)) throw noText(bytes, shown);
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function readBytes(path: string, shown: string, most: typeof mostOfRules): Buffer | undefined {
  let file: number;
  try {
    // Opening a pipe would wait for whoever writes into it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw unreadable(error, shown);
  }
  try {
    const about = fstatSync(file);
    if (about.isDirectory()) return undefined;
    if (!about.isFile()) throw refused(`${shown} is no file`, 'it is a device, a pipe or a socket', 2);
    if (about.size > most.megabytes * megabyte)
      throw refused(
        `${shown} has ${(about.size / megabyte).toFixed(0)} MB, and no file of ${most.files} may have more than ${String(most.megabytes)}`,
        most.hint,
        1,
      );
    return readFileSync(file);
  } catch (error) {
    if (error instanceof CinnabarError) throw error;
    throw unreadable(error, shown);
  } finally {
    closeSync(file);
  }
}

function noText(bytes: Buffer, shown: string): CinnabarError {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refused(`${shown} is UTF-16, and rules are UTF-8`, 'save it as UTF-8 in your editor', 1);
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    return refused(
      `line ${String(lineOf(bytes, zero))} of ${shown} has a NUL byte: it is no text`,
      'is it the file that you meant?',
      1,
    );
  return refused(
    `line ${String(firstBadLine(bytes))} of ${shown} has bytes that are not UTF-8`,
    'save it as UTF-8 in your editor',
    1,
  );
}

function firstBadLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (let end = bytes.indexOf(0x0a); end !== -1 && end < at; end = bytes.indexOf(0x0a, end + 1)) line += 1;
  return line;
}

function unreadable(error: unknown, shown: string): CinnabarError {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM')
    return refused(`${shown} may not be read`, 'see who owns it, and with which rights', 2);
  if (code === 'ELOOP') return refused(`${shown} is a link that leads back to itself`, undefined, 2);
  if (code === undefined) throw error;
  return refused(`${shown} cannot be read: ${code}`, undefined, 3);
}

function refused(message: string, hint: string | undefined, exitCode: ExitCode): CinnabarError {
  return new CinnabarError(message, { exitCode, hint });
}
