import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { InFlight } from './in-flight.ts';
import { unzip } from './unzip.ts';

/** A request's body; or why it was not read to its end. */
export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  /** The server holds as much as it may. */
  | { readonly kind: 'busy' }
  /** The client went away. */
  | { readonly kind: 'broken' };

/**
 * Reads a body of at most `most` bytes, packed with gzip or not; what it holds is in flight until `release`. A length
 * that is said and too large is refused before a byte is read; one that is not said, or a lie, at the first byte too many.
 */
export async function readBody(
  request: IncomingMessage | Http2ServerRequest,
  most: number,
  inFlight: InFlight,
): Promise<{ readonly body: Body; readonly release: () => void }> {
  let held = 0;
  const release = (): void => {
    if (held > 0) inFlight.settle(held);
    held = 0;
  };
  const refused = (kind: 'too large' | 'busy' | 'broken') => {
    release();
    return { body: { kind }, release };
  };
  if (Number(request.headers['content-length'] ?? 0) > most) return refused('too large');
  if (inFlight.full()) return refused('busy');
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      held += chunk.length;
      inFlight.take(chunk.length);
      if (held > most) return refused('too large');
      if (inFlight.full()) return refused('busy');
      chunks.push(chunk);
    }
  } catch {
    return refused('broken');
  }
  const bytes = Buffer.concat(chunks);
  if (request.headers['content-encoding']?.toLowerCase() !== 'gzip') {
    return { body: { kind: 'whole', bytes }, release };
  }
  // What is not gzip stays as it came: whoever reads it then says that it is no request.
  const unpacked = unzip(bytes, most) ?? bytes;
  if (unpacked === 'too large') return refused('too large');
  held += unpacked.length;
  inFlight.take(unpacked.length);
  return inFlight.full() ? refused('busy') : { body: { kind: 'whole', bytes: unpacked }, release };
}
