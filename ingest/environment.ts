import { CinnabarError } from '../src/diagnostics/cinnabar-error.ts';

/** Where secrets come from; never from the settings. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What fits into a header, an address and a subprotocol as it is, and is too long to be guessed. */
const secretForm = /^[\w.~-]{16,256}$/;

/** The secret in a variable; `use` says what for. Throws a `CinnabarError` that does not repeat it. */
export function readSecret(environment: Environment, variable: string, use: string): string {
  const secret = environment[variable];
  if (secret !== undefined && secretForm.test(secret)) return secret;
  const fault =
    secret === undefined || secret === ''
      ? 'is not set'
      : 'is not 16 to 256 letters, digits and signs of `-`, `_`, `.`, `~`';
  throw new CinnabarError(`The environment variable ${variable}, which holds ${use}, ${fault}.`, {
    exitCode: 2,
    hint: `Set it before the ingester starts. A new one: export ${variable}=$(openssl rand -hex 24)`,
  });
}
