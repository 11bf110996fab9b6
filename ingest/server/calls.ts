import type { IncomingMessage, ServerResponse } from 'node:http';
import { callTypes } from '../protocol/calls.ts';
import { code, type SendEventResponse } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { bodyKindOf, jsonOfForm } from './content-type.ts';
import { httpStatusOf } from './http-status.ts';
import { identityOf } from './identity.ts';
import { limits } from './limits.ts';
import { originHeaders } from './origins.ts';
import { readBody } from './read-body.ts';
import { refusal, type HttpRoom } from './rest.ts';

/** Where RudderStack's SDK sends its beacons. */
const beaconPath = '/beacon/v1/batch';

/** Where web SDKs send their calls: Segment's by their first letter, others by their names. */
export const callPaths: ReadonlySet<string> = new Set([
  ...['batch', ...callTypes].flatMap((name) => [`/v1/${name}`, `/v1/${name.charAt(0)}`]),
  beaconPath,
]);

/**
 * Answers a `POST` of a web SDK of Segment or RudderStack: 200 when the calls are durable, and only then. The SDKs look
 * at the status: they send again after 429 and 503, and give up after any other 4xx.
 */
export async function answerCalls(
  request: IncomingMessage,
  response: ServerResponse,
  room: HttpRoom,
): Promise<void> {
  const { settings, intake, clock, inFlight, quota } = room;
  const say = (answer: SendEventResponse, status = httpStatusOf(answer).status): void => {
    const success = answer.code === code.ok;
    const body = JSON.stringify(success ? { success } : { success, message: answer.reason });
    response.writeHead(status, {
      ...originHeaders(request),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...httpStatusOf(answer).headers,
      // What was not read must not be taken for the next request.
      ...(!request.complete && { connection: 'close' }),
    });
    response.end(body);
  };
  const kind = bodyKindOf(request.headers['content-type'] ?? '');
  if (kind?.encoding !== 'json') {
    say(answerOf(clock, code.badRequest, 'calls are sent as application/json or text/plain'), 415);
    return;
  }
  const isBeacon = request.url?.startsWith(beaconPath) === true || kind.form;
  const most = isBeacon ? Math.min(settings.maxFrameBytes, limits.beaconBytes) : settings.maxFrameBytes;
  const { body, release } = await readBody(request, most, inFlight);
  if (body.kind === 'whole') {
    const frame = kind.form ? jsonOfForm(body.bytes) : body.bytes;
    const answer = await intake.accept(frame, kind.encoding, { ...identityOf(request, settings), quota });
    release();
    say(answer);
    return;
  }
  if (body.kind === 'too large') intake.refuseOversize();
  if (body.kind !== 'broken') say(refusal(body, most, clock), body.kind === 'busy' ? 503 : 413);
}
