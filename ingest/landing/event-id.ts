import { createHash } from 'node:crypto';

/**
 * The id of an event that has none: the same when its client sends the same request again. The first 32 hex
 * digits of SHA-256 over the JSON of `[group, req_guid, position]`; without a req_guid, over the event's bytes.
 */
export function eventId(group: string, reqGuid: string, position: number, bytes: Uint8Array): string {
  const hash = createHash('sha256');
  if (reqGuid === '') hash.update(bytes);
  else hash.update(JSON.stringify([group, reqGuid, position]));
  return hash.digest('hex').slice(0, 32);
}
