import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import { hasCode } from '../disk/error-code.ts';

/** Why nobody can listen there. `key`: the setting under `ingest` that names the port. */
export function cannotListen(error: Error, host: string, port: number, key: string): CinnabarError {
  const where = `${host}:${port}`;
  if (hasCode(error, 'EADDRINUSE')) {
    return new CinnabarError(`Port ${port} on ${host} is in use by another process.`, {
      exitCode: 3,
      hint: `Stop that process, or set another \`${key}\` under \`ingest\` in cinnabar.yaml (0 takes a free one).`,
    });
  }
  if (hasCode(error, 'EACCES')) {
    return new CinnabarError(`This user may not listen on ${where}.`, {
      exitCode: 3,
      hint: `Set a \`${key}\` of 1024 or more under \`ingest\` in cinnabar.yaml.`,
    });
  }
  return new CinnabarError(`Cannot listen on ${where}: ${error.message}`, {
    exitCode: 3,
    hint: 'Check `host` under `ingest` in cinnabar.yaml: it has to be an address of this machine.',
  });
}
