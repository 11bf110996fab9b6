import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import { errorCode } from './error-code.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk has no more room for you',
  EROFS: 'the disk is read-only',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
};

/** Why the disk did not take what is called `shown`, as a failure (exit 3); an error that is not the disk's is itself. */
export function writeFailure(error: unknown, shown: string, hint: string): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  return new CinnabarError(`${shown} cannot be written: ${reasons[code] ?? code}`, { exitCode: 3, hint });
}
