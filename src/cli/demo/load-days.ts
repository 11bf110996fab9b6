import { join } from 'node:path';
import { startIngester } from '../../../ingest/start-ingester.ts';
import type { Ledger } from '../../../ingest/ledger.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { IngestSettings } from '../../catalog/settings.ts';
import { jsonProperty } from '../../dialect/stored-values/duckdb.ts';
import type { Batch } from './clickstream/batches.ts';
import { count } from './demo-report.ts';
import type { Progress } from './progress.ts';
import { sendBatches, type Sent } from './send-batches.ts';

/** What it takes to bring days of the clickstream into the lake. */
export interface LoadOptions {
  /** The demo's folder. */
  readonly folder: string;
  readonly settings: IngestSettings;
  /** Relative to the folder. */
  readonly lake: string;
  readonly catalog: Catalog;
  /** From which day to before which. */
  readonly days: readonly [from: number, to: number];
  /** The batches that are sent on a day. */
  readonly batchesOf: (day: number) => readonly Batch[];
  readonly progress: Progress;
}

/** What was brought in, and how long it took in milliseconds. */
export interface Loaded extends Sent {
  readonly sending: number;
  readonly landing: number;
  /** Of the lake's whole life. */
  readonly ledger: Ledger;
}

/**
 * Starts an ingester on a free port of this machine, sends it the days' batches as phones would, lands them and stops
 * it. Throws a `CinnabarError` when the ingester cannot start or stops by itself.
 */
export async function loadDays(options: LoadOptions): Promise<Loaded> {
  const { folder, settings, progress, days } = options;
  const ingester = await startIngester({
    // It sends to itself: whoever plays with the settings of who may send, and how, shuts it out of nothing.
    settings: {
      ...settings,
      host: '127.0.0.1',
      port: 0,
      log: join(folder, settings.log),
      writeKeys: [],
      tls: undefined,
    },
    catalog: options.catalog,
    convert: ({ name, type }, json) => (typeof type === 'string' ? jsonProperty(json, [name], type) : 'null'),
    lakePath: join(folder, options.lake),
  });
  try {
    const began = performance.now();
    let today = days[0];
    function* batches(): Generator<Batch> {
      for (; today < days[1]; today += 1) yield* options.batchesOf(today);
    }
    const headers = (phone: number) => ({ [settings.connectionIdHeader]: `phone-${String(phone)}` });
    const sending = sendBatches(ingester.url, headers, batches(), ({ events }) =>
      progress.show(
        'Sending',
        `day ${String(today + 1)} of ${String(days[1])}, ${count(events)} events acknowledged`,
      ),
    );
    const sent = await Promise.race([sending, ingester.stopped.then(() => sending)]);
    const acknowledged = performance.now();
    progress.show('Landing', 'in the lake');
    await ingester.landNow();
    return {
      ...sent,
      sending: acknowledged - began,
      landing: performance.now() - acknowledged,
      ledger: ingester.ledger(),
    };
  } finally {
    progress.clear();
    await ingester.close();
  }
}
