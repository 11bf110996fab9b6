import type { Clock } from '../clock.ts';
import { code, status, type SendEventResponse } from '../protocol/response.ts';

/** An answer of now. `reqGuid` undefined: the answer is to no batch in particular. */
export function answerOf(clock: Clock, number: number, reason: string, reqGuid?: string): SendEventResponse {
  return {
    status: number === code.ok ? status.success : status.error,
    code: number,
    sentTime: Math.floor(clock.now() / 1e6),
    reason,
    data: reqGuid === undefined ? {} : { req_guid: reqGuid },
  };
}
