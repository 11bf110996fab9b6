import type { Clock } from '../clock.ts';
import { code, status, type SendEventResponse } from '../protocol/response.ts';

/**
 * An answer of now. `reqGuid` undefined: the answer is to no batch in particular. `more` stands beside it in `data`, the
 * one place where strict clients take what they do not know.
 */
export function answerOf(
  clock: Clock,
  number: number,
  reason: string,
  reqGuid?: string,
  more: Readonly<Record<string, string>> = {},
): SendEventResponse {
  return {
    status: number === code.ok ? status.success : status.error,
    code: number,
    sentTime: Math.floor(clock.now() / 1e6),
    reason,
    data: reqGuid === undefined ? more : { req_guid: reqGuid, ...more },
  };
}
