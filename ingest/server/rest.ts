import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IngestSettings } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';
import { code, encodeResponse, type SendEventResponse } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { bodyKindOf, jsonOfForm } from './content-type.ts';
import { identityOf } from './identity.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { httpStatusOf } from './http-status.ts';
import { limits } from './limits.ts';
import { originHeaders } from './origins.ts';
import type { Quota } from './quota.ts';
import { readBody, type Body } from './read-body.ts';

/** What a transport over HTTP works with. */
export interface HttpRoom {
  readonly settings: IngestSettings;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly inFlight: InFlight;
  /** What whoever sent the request may send. */
  readonly quota: Quota;
}

/**
 * Answers `POST /api/v1/events`: 200 when the batch is durable, and only then. The body is a `SendEventResponse` in
 * the encoding of the request, whose content type comes back as it was sent. A beacon, which nobody waits for, holds JSON.
 */
export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  room: HttpRoom,
): Promise<void> {
  const { settings, intake, clock, inFlight, quota } = room;
  const contentType = request.headers['content-type'] ?? '';
  const kind = bodyKindOf(contentType);
  const say = (answer: SendEventResponse, httpStatus = httpStatusOf(answer).status): void => {
    const body = encodeResponse(answer, kind?.encoding ?? 'json');
    response.writeHead(httpStatus, {
      ...originHeaders(request),
      'content-type': contentType === '' || kind?.simple === true ? 'application/json' : contentType,
      'content-length': Buffer.byteLength(body),
      ...httpStatusOf(answer).headers,
      // What was not read must not be taken for the next request.
      ...(!request.complete && { connection: 'close' }),
    });
    response.end(body);
  };
  if (kind === undefined) {
    say(answerOf(clock, code.badRequest, 'invalid content type'));
    return;
  }
  const most = kind.simple ? Math.min(settings.maxFrameBytes, limits.beaconBytes) : settings.maxFrameBytes;
  const { body, release } = await readBody(request, most, inFlight);
  if (body.kind === 'whole') {
    const frame = kind.form ? jsonOfForm(body.bytes) : body.bytes;
    const answer = await intake.accept(frame, kind.encoding, { ...identityOf(request, settings), quota });
    release();
    say(
      answer.code === code.badRequest ? answerOf(clock, code.badRequest, 'deserialization failure') : answer,
    );
    return;
  }
  if (body.kind === 'too large') intake.refuseOversize();
  if (body.kind !== 'broken') say(refusal(body, most, clock), body.kind === 'busy' ? 503 : 413);
}

/** Why a body was not read to its end. */
export function refusal({ kind }: Body, most: number, clock: Clock): SendEventResponse {
  return kind === 'busy'
    ? answerOf(clock, code.internalError, 'too many batches wait; send this one again')
    : answerOf(clock, code.badRequest, `a batch is at most ${most} bytes here; send smaller ones`);
}
