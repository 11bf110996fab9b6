import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import type { IngestEvent } from '../../../ingest/ingest-event.ts';
import { readManifest } from '../../../ingest/lake/read-manifest.ts';
import { createLander, type Lander } from '../../../ingest/landing/create-lander.ts';
import { openLog, type Log } from '../../../ingest/log/open-log.ts';
import type { LogEntry } from '../../../ingest/log/record.ts';
import { encodeRequest } from '../../../ingest/protocol/encode-request.ts';
import type { Privacy } from '../../../ingest/privacy/privacy.ts';
import { openSession } from '../../../runtime/warehouse/duckdb/session.ts';
import type { Row } from '../../../runtime/warehouse/row.ts';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { IngestColumns } from '../../../src/catalog/settings.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { lakeRows } from './lake-rows.ts';
import { testCatalog, testConvert, testSettings } from './settings.ts';

/** A log and its lander, without sockets. */
export interface LandingWorld {
  readonly lakePath: string;
  readonly log: Log;
  readonly lander: Lander;
  readonly clock: FakeClock;
  readonly events: IngestEvent[];
  /** Puts one batch of events into the log: `[name, body]`; a body that is no string becomes JSON. */
  readonly send: (
    events: readonly (readonly [name: string, body: unknown])[],
    request?: { readonly reqGuid?: string; readonly group?: string },
  ) => Promise<void>;
  readonly publish: (entry: Partial<LogEntry>) => Promise<void>;
  readonly rows: (sql: string) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

export async function landingWorld(
  folder: string,
  options: {
    readonly catalog?: Catalog;
    readonly columns?: Partial<IngestColumns>;
    readonly clock?: FakeClock;
    readonly segmentBytes?: number;
    readonly privacy?: Privacy;
  } = {},
): Promise<LandingWorld> {
  const { catalog = testCatalog, clock = fakeClock() } = options;
  const lakePath = join(folder, 'lake');
  const events: IngestEvent[] = [];
  const onEvent = (event: IngestEvent): void => void events.push(event);
  await nodeDisk.makeFolder(lakePath);
  const manifest = await readManifest(nodeDisk, lakePath);
  const landed = (id: string): number => manifest.offsets[id] ?? 0;
  const { segmentBytes } = options;
  const log = await openLog({
    disk: nodeDisk,
    folder: join(folder, 'log'),
    maxBytes: 1e9,
    segmentBytes,
    forgetLanded: options.privacy !== undefined,
    landed,
    onEvent,
  });
  const session = await openSession({ threads: 1, spillFolder: join(folder, 'spill') });
  const columns = { ...testSettings(folder).columns, ...options.columns };
  const room = {
    session,
    disk: nodeDisk,
    clock,
    lakePath,
    catalog,
    columns,
    convert: testConvert,
    privacy: options.privacy,
  };
  const lander = createLander(room, log, manifest, 1000, onEvent);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await lander.close();
    session.close();
    await log.close();
  };
  onTestFinished(close);
  const publish = (entry: Partial<LogEntry>): Promise<void> =>
    log.publish({
      kind: 'batch',
      receivedAt: clock.now(),
      encoding: 'protobuf',
      connection: 'phone',
      group: 'app',
      bot: false,
      events: 1,
      reason: '',
      frame: new Uint8Array(),
      ...entry,
    });
  return {
    lakePath,
    log,
    lander,
    clock,
    events,
    publish,
    send: (batch, { reqGuid = '', group = 'app' } = {}) => {
      const outgoing = batch.map(([type, body]) => ({
        type,
        bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      }));
      const frame = encodeRequest({ reqGuid, sentAt: 0, events: outgoing });
      return publish({ events: batch.length, frame, group });
    },
    rows: (sql) => lakeRows(lakePath, sql),
    close,
  };
}

/** An event of the test catalog. */
export function order(changes: Record<string, unknown> = {}): [string, unknown] {
  const body = { event_id: 'e1', user_id: 'u1', event_time: '2026-05-01T10:00:00Z', amount: '12.50' };
  return ['food_order', { ...body, ...changes }];
}

export interface Quarantined {
  readonly outcome: string;
  readonly reason: string;
  readonly bytes: string;
}

/** Every line of the lake's quarantine. */
export async function quarantine({ lakePath }: LandingWorld): Promise<Quarantined[]> {
  const manifest = await readManifest(nodeDisk, lakePath);
  return manifest.quarantine.flatMap(({ path }) =>
    readFileSync(join(lakePath, path), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Quarantined),
  );
}
