import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IngestSettings } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';
import { code, encodeResponse, type SendEventResponse } from '../protocol/response.ts';
import type { Encoding } from '../protocol/request.ts';
import { answerOf } from './answer.ts';
import { identityOf } from './identity.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { httpStatusOf } from './http-status.ts';
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

/** As Raccoon names them; it takes no other, and no parameters beside. We take parameters. */
const encodings: Readonly<Record<string, Encoding>> = {
  'application/json': 'json',
  'application/proto': 'protobuf',
};

/**
 * Answers `POST /api/v1/events`: 200 when the batch is durable, and only then. The body is a `SendEventResponse` in
 * the encoding of the request, whose content type comes back as it was sent.
 */
export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  room: HttpRoom,
): Promise<void> {
  const { settings, intake, clock, inFlight, quota } = room;
  const contentType = request.headers['content-type'] ?? '';
  const encoding = encodings[contentType.replace(/;.*$/s, '').trim().toLowerCase()];
  const say = (answer: SendEventResponse, httpStatus = httpStatusOf(answer).status): void => {
    const body = encodeResponse(answer, encoding ?? 'json');
    response.writeHead(httpStatus, {
      ...originHeaders(request),
      'content-type': contentType === '' ? 'application/json' : contentType,
      'content-length': Buffer.byteLength(body),
      ...httpStatusOf(answer).headers,
      // What was not read must not be taken for the next request.
      ...(!request.complete && { connection: 'close' }),
    });
    response.end(body);
  };
  if (encoding === undefined) {
    say(answerOf(clock, code.badRequest, 'invalid content type'));
    return;
  }
  const { body, release } = await readBody(request, settings.maxFrameBytes, inFlight);
  if (body.kind === 'whole') {
    const answer = await intake.accept(body.bytes, encoding, { ...identityOf(request, settings), quota });
    release();
    say(
      answer.code === code.badRequest ? answerOf(clock, code.badRequest, 'deserialization failure') : answer,
    );
    return;
  }
  if (body.kind === 'too large') intake.refuseOversize();
  if (body.kind !== 'broken') say(refusal(body, room), body.kind === 'busy' ? 503 : 413);
}

function refusal({ kind }: Body, { clock, settings }: HttpRoom): SendEventResponse {
  return kind === 'busy'
    ? answerOf(clock, code.internalError, 'too many batches wait; send this one again')
    : answerOf(
        clock,
        code.badRequest,
        `a batch is at most ${settings.maxFrameBytes} bytes here; send smaller ones`,
      );
}
