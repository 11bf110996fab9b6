import type { IncomingMessage } from 'node:http';
import type { InFlight } from './in-flight.ts';

/** A request's body; or why it was not read to its end. */
export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  /** The server holds as much as it may. */
  | { readonly kind: 'busy' }
  /** The client went away. */
  | { readonly kind: 'broken' };

/**
 * Reads a body of at most `most` bytes; what it holds is in flight until `release`. A length that is said and too
 * large is refused before a byte is read; one that is not said, or a lie, at the first byte too many.
 */
export async function readBody(
  request: IncomingMessage,
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
  return { body: { kind: 'whole', bytes: Buffer.concat(chunks) }, release };
}
