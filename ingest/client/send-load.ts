import { randomUUID } from 'node:crypto';
import { connect, type Client } from './connect.ts';
import type { LoadClock } from './load-clock.ts';
import { madeUpBatch } from './made-up-batch.ts';

/** What is sent. */
export interface Load {
  readonly url: string;
  /** The header that names a connection. */
  readonly idHeader: string;
  readonly connections: number;
  readonly eventsPerBatch: number;
  readonly eventBytes: number;
  /** Undefined: each connection sends its next batch when the last is answered. */
  readonly eventsPerSecond: number | undefined;
  readonly milliseconds: number;
}

/** What came of it. */
export interface LoadReport {
  /** From the first batch to the last answer, in milliseconds. */
  readonly milliseconds: number;
  /** Batches that were acknowledged. */
  readonly batches: number;
  /** How long each acknowledgement took, in milliseconds, in order of size. */
  readonly waits: readonly number[];
  /** How many batches failed, by the reason. */
  readonly errors: ReadonlyMap<string, number>;
  /** Connections that the server ended. */
  readonly lostConnections: number;
}

/** How many connections are opened at once. */
const opensAtOnce = 100;

/** How long the last answers may take. */
const patience = 10_000;

/**
 * Sends made-up events to a server of Raccoon's protocol and measures its acknowledgements, until the time is over or
 * `stop` settles. With a rate, batches are due at equal distances and an acknowledgement is measured from when its batch
 * was due: a server that falls behind is not asked less. Rejects when the server cannot be reached.
 */
export async function sendLoad(load: Load, clock: LoadClock, stop: Promise<void>): Promise<LoadReport> {
  const run = randomUUID().slice(0, 8);
  const clients = await openAll(load, run);
  const start = clock.now();
  const apart = load.eventsPerSecond === undefined ? 0 : (load.eventsPerBatch / load.eventsPerSecond) * 1000;
  const errors = new Map<string, number>();
  const waits: number[] = [];
  let next = 0;
  let lost = 0;
  let stopped = false;
  let last = start;
  const answers = new Set<Promise<void>>();
  const asked = stop.then(() => {
    stopped = true;
  });

  const count = (reason: string, batches = 1): void => {
    errors.set(reason, (errors.get(reason) ?? 0) + batches);
  };
  const isOver = (): boolean => stopped || clock.now() >= start + load.milliseconds;

  async function sendBatch(client: Client, number: number, due: number): Promise<void> {
    const { eventsPerBatch, eventBytes } = load;
    try {
      await client.send(madeUpBatch(`${run}-${number}`, eventsPerBatch, eventBytes, clock.now()));
      last = clock.now();
      waits.push(last - due);
    } catch (error) {
      count(error instanceof Error ? error.message : String(error));
    }
  }

  async function sendBatches(client: Client): Promise<void> {
    while (client.isOpen()) {
      const number = next++;
      const due = apart === 0 ? clock.now() : start + number * apart;
      if (due > clock.now()) await clock.until(due);
      if (isOver()) return;
      const answer = sendBatch(client, number, due);
      answers.add(answer);
      await answer;
      answers.delete(answer);
    }
    lost += 1;
  }

  const over = Promise.race([clock.until(start + load.milliseconds), asked]);
  await Promise.race([Promise.all(clients.map(sendBatches)), over]);
  await Promise.race([Promise.all(answers), clock.until(clock.now() + patience)]);
  const unanswered = clients.reduce((sum, client) => sum + client.waiting(), 0);
  if (unanswered > 0) count('no answer', unanswered);
  const report = {
    milliseconds: last - start,
    batches: waits.length,
    waits: waits.toSorted((a, b) => a - b),
    errors: new Map(errors),
    lostConnections: lost,
  };
  for (const client of clients) client.abandon();
  return report;
}

async function openAll({ url, idHeader, connections }: Load, run: string): Promise<readonly Client[]> {
  const clients: Client[] = [];
  try {
    while (clients.length < connections) {
      const more = Math.min(opensAtOnce, connections - clients.length);
      const opening = Array.from({ length: more }, (_, n) =>
        connect(url, { [idHeader]: `load-${run}-${clients.length + n}` }),
      );
      clients.push(...(await Promise.all(opening)));
    }
  } catch (error) {
    for (const client of clients) client.abandon();
    throw error;
  }
  return clients;
}
