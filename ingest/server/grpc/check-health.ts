import type { Http2ServerRequest } from 'node:http2';
import protobuf from 'protobufjs/minimal.js';
import type { InFlight } from '../in-flight.ts';
import { readMessage } from './read-message.ts';
import type { CallAnswer } from './send-event.ts';
import { statusCode } from './status.ts';

/** A `HealthCheckRequest` names a service; nobody needs more bytes for one. */
const mostBytes = 1024;

const serving = Uint8Array.of(8, 1);
const notServing = Uint8Array.of(8, 2);

/** `grpc.health.v1.Health/Check` of one of `services`, or of the whole server, that is well while `isReady`. */
export async function checkHealth(
  request: Http2ServerRequest,
  services: readonly string[],
  isReady: boolean,
  inFlight: InFlight,
): Promise<CallAnswer> {
  const { message, release } = await readMessage(request, mostBytes, inFlight);
  release();
  if (message.kind === 'broken') return undefined;
  if (message.kind === 'refused') return { status: message.status };
  const service = message.kind === 'whole' ? serviceIn(message.bytes) : undefined;
  if (service === undefined || !['', ...services].includes(service)) {
    return { status: { code: statusCode.notFound, message: 'no such service' } };
  }
  return { message: isReady ? serving : notServing };
}

function serviceIn(bytes: Buffer): string | undefined {
  const reader = protobuf.Reader.create(bytes);
  let service = '';
  try {
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      if (tag === 10) service = reader.string();
      else reader.skipType(tag & 7, 0, tag >>> 3);
    }
  } catch {
    return undefined;
  }
  return service;
}
