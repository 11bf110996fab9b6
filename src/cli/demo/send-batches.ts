import { connect, type Client } from '../../../ingest/client/connect.ts';
import { CinnabarError } from '../../diagnostics/cinnabar-error.ts';
import type { Batch } from './clickstream/batches.ts';

/** So many phones have a connection at once; each waits for its answer before it sends on. */
const phones = 48;

/** What was sent and acknowledged. */
export interface Sent {
  readonly batches: number;
  readonly events: number;
}

/**
 * Sends batches to the ingester at `url` in their order, each over a WebSocket, and resolves when all are
 * acknowledged: they are on disk then. `headers` names a phone's connection. Throws a `CinnabarError` (exit 3) when
 * the ingester refuses one or goes away.
 */
export async function sendBatches(
  url: string,
  headers: (phone: number) => Readonly<Record<string, string>>,
  batches: Iterable<Batch>,
  onProgress: (sent: Sent) => void,
): Promise<Sent> {
  const clients: Client[] = [];
  const utf8 = new TextEncoder();
  const queue = batches[Symbol.iterator]();
  let sent: Sent = { batches: 0, events: 0 };
  let failed = false;

  const work = async (client: Client): Promise<void> => {
    for (let next = queue.next(); !failed && next.done !== true; next = queue.next()) {
      const { guid, sentAt, events } = next.value;
      await client.send({
        reqGuid: guid,
        sentAt,
        events: events.map(({ type, body }) => ({ type, bytes: utf8.encode(body) })),
      });
      sent = { batches: sent.batches + 1, events: sent.events + events.length };
      onProgress(sent);
    }
  };
  try {
    for (let phone = 0; phone < phones; phone += 1) clients.push(await connect(url, headers(phone)));
    await Promise.all(clients.map(work));
    return sent;
  } catch (error) {
    failed = true;
    throw new CinnabarError(
      `the ingester did not take the events: ${error instanceof Error ? error.message : String(error)}`,
      {
        exitCode: 3,
        hint: 'see whether the disk is full; then start again, nothing that was acknowledged is lost',
      },
    );
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}
