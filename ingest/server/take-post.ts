import type { IncomingMessage, ServerResponse } from 'node:http';
import { code, type SendEventResponse } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { jsonOfForm, type BodyKind } from './content-type.ts';
import { httpStatusOf } from './http-status.ts';
import { identityOf } from './identity.ts';
import { limits } from './limits.ts';
import { originHeaders } from './origins.ts';
import type { Quota } from './quota.ts';
import { readBody } from './read-body.ts';
import type { ServerRoom } from './server-room.ts';

/** What a `POST` works with. */
export interface PostRoom extends ServerRoom {
  /** What whoever sent it may send. */
  readonly quota: Quota;
}

/** What a `POST` is answered, and with which status. */
export interface PostAnswer {
  readonly answer: SendEventResponse;
  readonly status: number;
}

/** Reads a body and hands it to the intake. Undefined: the client went away. */
export async function takePost(
  request: IncomingMessage,
  { encoding, form }: BodyKind,
  isBeacon: boolean,
  { settings, intake, clock, inFlight, quota }: PostRoom,
): Promise<PostAnswer | undefined> {
  const { maxFrameBytes } = settings;
  const most = isBeacon ? Math.min(maxFrameBytes, limits.beaconBytes) : maxFrameBytes;
  const { body, release } = await readBody(request, most, inFlight);
  switch (body.kind) {
    case 'whole': {
      const frame = form ? jsonOfForm(body.bytes) : body.bytes;
      const answer = await intake.accept(frame, encoding, { ...identityOf(request, settings), quota });
      release();
      return { answer, status: httpStatusOf(answer).status };
    }
    case 'busy': {
      const reason = 'too many batches wait; send this one again';
      return { answer: answerOf(clock, code.internalError, reason), status: 503 };
    }
    case 'too large': {
      intake.refuseOversize();
      const reason = `a batch is at most ${most} bytes here; send smaller ones`;
      return { answer: answerOf(clock, code.badRequest, reason), status: 413 };
    }
    case 'broken':
      return undefined;
  }
}

/** Sends an answer, written as `body`. */
export function sayAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, status }: PostAnswer,
  contentType: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, {
    ...originHeaders(request),
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    ...httpStatusOf(answer).headers,
    // What was not read must not be taken for the next request.
    ...(!request.complete && { connection: 'close' }),
  });
  response.end(body);
}
