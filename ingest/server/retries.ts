import { createHash } from 'node:crypto';
import type { Identity } from './intake.ts';

/** The requests that were made durable last, so that one that comes again is not kept twice. */
export interface Retries {
  /**
   * Publishes a request, unless the same one is durable already or on its way: then it settles as that one did.
   * A request that was not made durable is forgotten, and its retry is published.
   */
  readonly once: (request: RetriedRequest, publish: () => Promise<void>) => Promise<void>;
}

/** What makes a request the same: its group, its id and all of its bytes, for ids of careless clients repeat. */
export interface RetriedRequest {
  readonly from: Pick<Identity, 'group'>;
  /** Empty: nobody knows whether it came before. */
  readonly reqGuid: string;
  readonly frame: Uint8Array;
}

/** Remembers up to `most` requests, the newest. */
export function createRetries(most: number): Retries {
  const published = new Map<string, Promise<void>>();
  return {
    once: ({ from, reqGuid, frame }, publish) => {
      if (reqGuid === '') return publish();
      const hash = createHash('sha256').update(JSON.stringify([from.group, reqGuid]));
      const key = hash.update(frame).digest('base64');
      const earlier = published.get(key);
      if (earlier !== undefined) return earlier;
      const durable = publish();
      published.set(key, durable);
      durable.then(
        () => {
          const [oldest] = published.keys();
          if (published.size > most && oldest !== undefined) published.delete(oldest);
        },
        () => published.delete(key),
      );
      return durable;
    },
  };
}
