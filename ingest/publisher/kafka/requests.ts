import { sizeOf, type KafkaRecord } from './record.ts';

/** Below the 1,048,588 bytes that a broker takes for one partition when nobody has said otherwise. */
const requestBytes = 900_000;

/**
 * Cuts records into requests that a broker takes as it comes, in their order. What is larger by itself stands alone, so
 * that nothing beside it is written twice when it is refused.
 */
export function intoRequests<R extends KafkaRecord>(records: readonly R[]): readonly (readonly R[])[] {
  const requests: R[][] = [];
  let last: R[] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = sizeOf(record);
    if (bytes + size > requestBytes) {
      last = [];
      bytes = 0;
      requests.push(last);
    }
    last.push(record);
    bytes += size;
  }
  return requests;
}
