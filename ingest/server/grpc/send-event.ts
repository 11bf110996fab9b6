import type { Http2ServerRequest } from 'node:http2';
import { code, encodeResponse } from '../../protocol/response.ts';
import { identityOf } from '../identity.ts';
import type { ServerRoom } from '../server-room.ts';
import { readMessage } from './read-message.ts';
import { statusCode, type Status } from './status.ts';

/** What a call is answered: a message or a status. Undefined: nobody is there to be answered. */
export type CallAnswer =
  | { readonly message: Uint8Array; readonly status?: undefined }
  | { readonly message?: undefined; readonly status: Status }
  | undefined;

/**
 * `EventService/SendEvent`: success is answered when the batch is durable. As with Raccoon a batch that finds no room
 * is a call that went well, whose answer says code 3; and one that cannot be read is gRPC's `INTERNAL`.
 */
export async function sendEvent(
  request: Http2ServerRequest,
  { settings, intake, metrics, keys, inFlight }: ServerRoom,
): Promise<CallAnswer> {
  const most = settings.maxFrameBytes;
  if (request.headers[settings.connectionIdHeader.toLowerCase()] === undefined) {
    return refusal(statusCode.unknown, 'connection id header missing');
  }
  const quota = keys.quotaOf(request);
  if (quota === undefined) {
    metrics.turnedAway('key');
    return refusal(statusCode.unauthenticated, 'no write key that opens');
  }
  const { message, release } = await readMessage(request, most, inFlight);
  try {
    switch (message.kind) {
      case 'broken':
        return undefined;
      case 'refused':
        return { status: message.status };
      case 'too large':
        intake.refuseOversize();
        return refusal(
          statusCode.resourceExhausted,
          `a batch is at most ${most} bytes here; send smaller ones`,
        );
      case 'whole': {
        const answer = await intake.accept(message.bytes, 'protobuf', {
          ...identityOf(request, settings),
          quota,
        });
        if (answer.code === code.badRequest) return refusal(statusCode.internal, answer.reason);
        return { message: Buffer.from(encodeResponse(answer, 'protobuf')) };
      }
    }
  } finally {
    release();
  }
}

function refusal(code: number, message: string): CallAnswer {
  return { status: { code, message } };
}
