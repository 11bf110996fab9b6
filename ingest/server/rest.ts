import type { IncomingMessage, ServerResponse } from 'node:http';
import { code, encodeResponse } from '../protocol/response.ts';
import { answerOf } from './answer.ts';
import { bodyKindOf } from './content-type.ts';
import { sayAnswer, takePost, type PostAnswer, type PostRoom } from './take-post.ts';

/**
 * Answers `POST /api/v1/events`: 200 when the batch is durable, and only then. The body is a `SendEventResponse` in
 * the encoding of the request, whose content type comes back as it was sent. A beacon, which nobody waits for, holds JSON.
 */
export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  room: PostRoom,
): Promise<void> {
  const contentType = request.headers['content-type'] ?? '';
  const kind = bodyKindOf(contentType);
  const said = contentType === '' || kind?.simple === true ? 'application/json' : contentType;
  const say = (post: PostAnswer): void =>
    sayAnswer(request, response, post, said, encodeResponse(post.answer, kind?.encoding ?? 'json'));
  const unreadable = (reason: string): PostAnswer => ({
    answer: answerOf(room.clock, code.badRequest, reason),
    status: 400,
  });
  if (kind === undefined) {
    say(unreadable('invalid content type'));
    return;
  }
  const post = await takePost(request, kind, kind.simple, room);
  if (post !== undefined) say(post.status === 400 ? unreadable('deserialization failure') : post);
}
