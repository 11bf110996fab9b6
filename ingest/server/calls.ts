import type { IncomingMessage, ServerResponse } from 'node:http';
import { callTypes } from '../protocol/calls.ts';
import { code } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { bodyKindOf } from './content-type.ts';
import { sayAnswer, takePost, type PostAnswer, type PostRoom } from './take-post.ts';

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
  room: PostRoom,
): Promise<void> {
  const say = (post: PostAnswer): void => {
    const success = post.answer.code === code.ok;
    const body = JSON.stringify(success ? { success } : { success, message: post.answer.reason });
    sayAnswer(request, response, post, 'application/json', body);
  };
  const kind = bodyKindOf(request.headers['content-type'] ?? '');
  if (kind?.encoding !== 'json') {
    const reason = 'calls are sent as application/json or text/plain';
    say({ answer: answerOf(room.clock, code.badRequest, reason), status: 415 });
    return;
  }
  const isBeacon = request.url?.startsWith(beaconPath) === true || kind.form;
  const post = await takePost(request, kind, isBeacon, room);
  if (post !== undefined) say(post);
}
