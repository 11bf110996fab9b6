import type { Catalog, Property } from '../src/catalog/catalog.ts';
import type { IngestSettings } from '../src/catalog/settings.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk/disk.ts';
import type { Environment } from './environment.ts';
import type { IngestEvent } from './ingest-event.ts';
import type { Ledger } from './ledger.ts';

/** The SQL expression that reads `property` from the JSON text in `jsonColumn`: NULL when it is not of its type. */
export type Convert = (property: Property, jsonColumn: string) => string;

export interface IngesterOptions {
  readonly settings: IngestSettings;
  readonly catalog: Catalog;
  readonly convert: Convert;
  /** The lake's folder; made when it is not there. */
  readonly lakePath: string;
  readonly disk?: Disk | undefined;
  /** Where secrets come from: the process's environment when left out. */
  readonly environment?: Environment | undefined;
  readonly clock?: Clock | undefined;
  /** Told of what an operator should know: landings, damage, a full disk. Never sees an event's content. */
  readonly onEvent?: ((event: IngestEvent) => void) | undefined;
}

/** A running ingester. */
export interface Ingester {
  /** Where it listens: `ws://127.0.0.1:8080/api/v1/events`. */
  readonly url: string;
  readonly port: number;
  /** Where gRPC is taken, when the settings ask for it. */
  readonly grpcPort: number | undefined;
  readonly ledger: () => Ledger;
  /** Lands all that the log holds now; resolves when the manifest is durable. */
  readonly landNow: () => Promise<void>;
  /** Settles when it stops by itself: rejects with a `CinnabarError` when the disk failed. Resolves on `close`. */
  readonly stopped: Promise<void>;
  /**
   * Stops in order: not ready, no new connections, every batch that was taken is acknowledged, connections are
   * closed with 1012, the log is landed and closed.
   */
  readonly close: () => Promise<void>;
}
