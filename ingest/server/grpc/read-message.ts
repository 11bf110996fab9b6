import type { Http2ServerRequest } from 'node:http2';
import type { InFlight } from '../in-flight.ts';
import { readBody } from '../read-body.ts';
import { unzip } from '../unzip.ts';
import { statusCode, type Status } from './status.ts';

/** The message of a call; or why there is none. */
export type Message =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  | { readonly kind: 'refused'; readonly status: Status }
  /** The client went away. */
  | { readonly kind: 'broken' };

/** A flag that says whether the message is compressed, and its length. */
const prefixBytes = 5;

/** The encodings of messages that are read here. */
export const acceptedEncodings = 'identity,gzip';

/** Reads the one message of a unary call, of at most `most` bytes; it is in flight until `release`. */
export async function readMessage(
  request: Http2ServerRequest,
  most: number,
  inFlight: InFlight,
): Promise<{ readonly message: Message; readonly release: () => void }> {
  const { body, release } = await readBody(request, most + prefixBytes, inFlight);
  if (request.aborted || body.kind === 'broken') return { message: { kind: 'broken' }, release };
  if (body.kind === 'too large') return { message: body, release };
  if (body.kind === 'busy') {
    const message = 'too many batches wait; send this one again';
    return { message: refused(statusCode.unavailable, message), release };
  }
  const message = unframe(body.bytes, request.headers['grpc-encoding'], most);
  // Unzipped it may be a thousand times what was read.
  const more = message.kind === 'whole' ? Math.max(0, message.bytes.length - body.bytes.length) : 0;
  if (more > 0) inFlight.take(more);
  return {
    message,
    release: () => {
      release();
      if (more > 0) inFlight.settle(more);
    },
  };
}

function unframe(frame: Buffer, encoding: string | string[] | undefined, most: number): Message {
  if (frame.length < prefixBytes || frame.length !== prefixBytes + frame.readUInt32BE(1)) {
    return refused(statusCode.internal, 'a call is one message, and its length stands before it');
  }
  const bytes = frame.subarray(prefixBytes);
  if (frame[0] === 0) return { kind: 'whole', bytes };
  if (encoding !== 'gzip') {
    return refused(statusCode.unimplemented, `messages are sent plain or with gzip, not ${String(encoding)}`);
  }
  const unzipped = unzip(bytes, most);
  if (unzipped === 'too large') return { kind: 'too large' };
  if (unzipped === undefined) return refused(statusCode.internal, 'the message is not gzip, as it says');
  return { kind: 'whole', bytes: unzipped };
}

function refused(code: number, message: string): Message {
  return { kind: 'refused', status: { code, message } };
}
