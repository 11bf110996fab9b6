import type { Batch } from './connect.ts';

/** The name of the events that a load is made of. */
const eventName = 'load_test';

/** What stands in the place of bytes that say nothing. */
const filler = 'x';

/** A batch of `events` events of `bytes` bytes each, whose ids begin with `reqGuid`. `now`: milliseconds since 1970. */
export function madeUpBatch(reqGuid: string, events: number, bytes: number, now: number): Batch {
  const time = new Date(now).toISOString();
  return {
    reqGuid,
    events: Array.from({ length: events }, (_, position) => {
      const said = `{"event_id":"${reqGuid}-${position}","user_id":"user-${position}","event_time":"${time}","filler":"`;
      return { type: eventName, bytes: Buffer.from(`${said.padEnd(bytes - 2, filler)}"}`) };
    }),
  };
}

/** The fewest bytes that such an event has, whatever its ids. */
export const fewestEventBytes = 160;
