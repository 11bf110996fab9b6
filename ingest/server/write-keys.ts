import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { WriteKey } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';
import { readSecret, type Environment } from '../environment.ts';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import { parameter } from './identity.ts';
import { createQuota, unlimited, type Quota } from './quota.ts';

/** What of a request may hold a write key. */
export interface KeyedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url?: string | undefined;
}

/** The keys that open this server. */
export interface WriteKeys {
  /** What whoever sends the request may send; undefined when it brings no key that opens. */
  readonly quotaOf: (request: KeyedRequest) => Quota | undefined;
}

/** A subprotocol of a WebSocket that begins so holds a key: a page can set nothing else. */
const protocolPrefix = 'key.';

/** The keys of the settings, their secrets from the environment. Throws a `CinnabarError` when one is not as it has to be. */
export function openWriteKeys(keys: readonly WriteKey[], environment: Environment, clock: Clock): WriteKeys {
  // By hash: how long a look-up takes says nothing about a secret.
  const quotas = new Map<string, Quota>();
  for (const { name, variables, limit } of keys) {
    const quota = createQuota(name, limit, clock);
    for (const variable of variables) {
      const hash = hashOf(readSecret(environment, variable, `the write key \`${name}\``));
      const other = quotas.get(hash);
      if (other !== undefined && other !== quota)
        throw new CinnabarError(`The write keys \`${other.name}\` and \`${name}\` are the same.`, {
          exitCode: 2,
          hint: `Set another key in ${variable}: whose events come in is told by the key.`,
        });
      quotas.set(hash, quota);
    }
  }
  return {
    quotaOf: (request) => {
      if (keys.length === 0) return unlimited;
      const secret = secretOf(request);
      return secret === undefined ? undefined : quotas.get(hashOf(secret));
    },
  };
}

/** The first key that a request brings: in a header, in a subprotocol, in the address. */
function secretOf({ headers, url = '' }: KeyedRequest): string | undefined {
  const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  // The user's name, as Segment's clients send it.
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString().split(':')[0];
  const header = headers['x-write-key'];
  if (typeof header === 'string') return header;
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const protocol = protocols.find((each) => each.startsWith(protocolPrefix));
  if (protocol !== undefined) return protocol.slice(protocolPrefix.length);
  // The second as RudderStack's beacons have it.
  const said = parameter(url, 'write_key') || parameter(url, 'writekey');
  return said === '' ? undefined : said;
}

/** The subprotocol that a WebSocket is told to speak: the first that is no key, for an answer may be logged. */
export function chooseProtocol(offered: Iterable<string>): string | false {
  return [...offered].find((each) => !each.startsWith(protocolPrefix)) ?? false;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
