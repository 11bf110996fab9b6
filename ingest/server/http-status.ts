import type { OutgoingHttpHeaders } from 'node:http';
import { code, type SendEventResponse } from '../protocol/response.ts';

/** Seconds after which a client that found no room may ask again. */
const roomAgain = '1';

/** The status over HTTP of an answer of the protocol, and the headers that go with it. */
export function httpStatusOf(answer: SendEventResponse): {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
} {
  switch (answer.code) {
    case code.ok:
      return { status: 200, headers: {} };
    case code.badRequest:
      return { status: 400, headers: {} };
    case code.maxUserLimitReached:
      return { status: 429, headers: { 'retry-after': answer.data.retry_after ?? roomAgain } };
    default:
      return { status: 503, headers: { 'retry-after': roomAgain } };
  }
}
