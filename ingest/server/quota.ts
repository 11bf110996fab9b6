import type { RateLimit } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';

/** What the holder of a write key may send. */
export interface Quota {
  /** The key's name in the settings; empty where none is asked for. */
  readonly name: string;
  /** Takes a batch of so many events: 0, or the seconds after which it may be sent again, and nothing is taken. */
  readonly take: (events: number) => number;
}

/** A write key that sends too many events. */
export class OverQuota extends Error {
  override readonly name = 'OverQuota';
  /** After how many the same batch may come again. */
  readonly seconds: number;

  constructor(key: string, seconds: number) {
    super(`the write key ${key} sends too many events; send this batch again in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Takes a batch of so many events, or throws `OverQuota`. */
export function spend(quota: Quota, events: number): void {
  const seconds = quota.take(events);
  if (seconds > 0) throw new OverQuota(quota.name, seconds);
}

export const unlimited: Quota = { name: '', take: () => 0 };

/**
 * As many events a second in the long run as `limit` says. A batch is taken whole as soon as there is room for its
 * first event, so that none is too large ever to be sent; what it takes too much, later ones wait for.
 */
export function createQuota(name: string, limit: RateLimit | undefined, clock: Clock): Quota {
  if (limit === undefined) return { ...unlimited, name };
  const perEvent = 1e6 / limit.eventsPerSecond;
  const ahead = (limit.burst - 1) * perEvent;
  /** When all that was taken would have come, had it come at the rate. */
  let paidUntil = 0;
  return {
    name,
    take: (events) => {
      const now = clock.now();
      const early = paidUntil - ahead - now;
      if (early > 0) return Math.ceil(early / 1e6);
      paidUntil = Math.max(paidUntil, now) + events * perEvent;
      return 0;
    },
  };
}
