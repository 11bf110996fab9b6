import protobuf from 'protobufjs/minimal.js';
import type { Encoding } from './request.ts';

export const status = { success: 1, error: 2 } as const;

export const code = {
  ok: 1,
  badRequest: 2,
  internalError: 3,
  maxConnectionLimitReached: 4,
  maxUserLimitReached: 5,
} as const;

/** Raccoon's `SendEventResponse`. */
export interface SendEventResponse {
  readonly status: number;
  readonly code: number;
  /** Unix seconds. */
  readonly sentTime: number;
  /** Empty when all is well. */
  readonly reason: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The answer in the encoding of its request: bytes for a binary frame, a string for a text frame. */
export function encodeResponse(response: SendEventResponse, encoding: Encoding): Uint8Array | string {
  return encoding === 'protobuf' ? encodeProtobuf(response) : encodeJson(response);
}

function encodeProtobuf(response: SendEventResponse): Uint8Array {
  const writer = protobuf.Writer.create();
  if (response.status !== 0) writer.uint32(8).int32(response.status);
  if (response.code !== 0) writer.uint32(16).int32(response.code);
  if (response.sentTime !== 0) writer.uint32(24).int64(response.sentTime);
  if (response.reason !== '') writer.uint32(34).string(response.reason);
  for (const [key, value] of Object.entries(response.data)) {
    writer.uint32(42).fork().uint32(10).string(key).uint32(18).string(value).ldelim();
  }
  return writer.finish();
}

/**
 * As Go's encoding/json writes the generated struct: numbers for enums and for the time, empty fields left out,
 * `<`, `>`, `&` escaped. Strict clients refuse any field more.
 */
function encodeJson(response: SendEventResponse): string {
  const fields = {
    ...(response.status !== 0 && { status: response.status }),
    ...(response.code !== 0 && { code: response.code }),
    ...(response.sentTime !== 0 && { sent_time: response.sentTime }),
    ...(response.reason !== '' && { reason: response.reason }),
    ...(Object.keys(response.data).length > 0 && { data: response.data }),
  };
  return JSON.stringify(fields).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
