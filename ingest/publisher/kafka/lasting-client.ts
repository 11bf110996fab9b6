import type { Clock } from '../../clock.ts';
import { answerWithin, connectWithin, DeadlinePassed, within } from './deadlines.ts';
import type { KafkaClient } from './kafka-client.ts';

/** A client that is connected when it is needed, and replaced when it seems stuck. */
export interface LastingClient {
  readonly use: <T>(what: string, work: (client: KafkaClient) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** After so many failures without a success between, a client may know only brokers that are gone. */
const failuresOfOne = 5;

/** `connect` is given how often it was called before, so that each time it can begin at another broker. */
export function lastingClient(connect: (turn: number) => Promise<KafkaClient>, clock: Clock): LastingClient {
  let current: Promise<KafkaClient> | undefined;
  let failures = 0;
  let turn = 0;

  /** Its requests that are under way fail, and are tried again with the next. */
  function retire(client: Promise<KafkaClient>): void {
    if (current !== client) return;
    current = undefined;
    failures = 0;
    void quietly(client);
  }

  return {
    use: async (what, work) => {
      current ??= connect(turn++);
      const mine = current;
      const client = await within(clock, 2 * connectWithin, 'connecting', mine).catch((error: unknown) => {
        retire(mine);
        throw error;
      });
      try {
        const result = await within(clock, answerWithin, what, work(client));
        failures = 0;
        return result;
      } catch (error) {
        failures += 1;
        if (error instanceof DeadlinePassed || failures >= failuresOfOne) retire(mine);
        throw error;
      }
    },
    close: async () => {
      if (current !== undefined) await quietly(current);
    },
  };
}

/** Closes a client when it is connected. Whoever lets go of it has no use for its complaints. */
async function quietly(client: Promise<KafkaClient>): Promise<void> {
  await client.then((connected) => connected.close()).catch(() => undefined);
}
