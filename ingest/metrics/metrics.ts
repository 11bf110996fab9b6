import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { IngestEvent } from '../ingest-event.ts';
import type { Ledger } from '../ledger.ts';
import type { Encoding } from '../log/record.ts';
import type { Outcome } from './outcome.ts';
import { processMetrics } from './process-metrics.ts';

/** Why a connection or request was turned away before anything of it was read. */
export type Refusal = 'full' | 'duplicate' | 'stopping' | 'origin' | 'key' | 'handshake';

/** What a running ingester can be asked for at any time. */
export interface State {
  readonly ledger: () => Ledger;
  readonly connections: () => number;
  readonly bytesInFlight: () => number;
  readonly logRoom: () => number;
  readonly isReady: () => boolean;
}

/** A batch that was answered. */
export interface Answered {
  readonly encoding: Encoding;
  readonly outcome: Outcome;
  /** The name of the write key that it came with; empty where none is asked for. */
  readonly key: string;
  readonly bytes: number;
  readonly microseconds: number;
}

/** What an ingester counts for Prometheus. No label's value comes from a client, so that their number is bounded. */
export interface Metrics {
  readonly answered: (answered: Answered) => void;
  readonly turnedAway: (reason: Refusal) => void;
  readonly happened: (event: IngestEvent) => void;
  /** From now on the gauges and the ledger are `state`'s. */
  readonly follow: (state: State) => void;
  /** The text that Prometheus reads, and its content type. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** The parts of the ledger that only grow, with what each holds. */
const ledgerParts = {
  received: 'Events that clients sent',
  landed: 'Events that are rows of the lake',
  duplicate: 'Copies of events that have landed, dropped',
  quarantined: 'Events that were acknowledged and cannot land, kept in quarantine',
  refused: 'Events whose clients were told that they are not kept',
} as const;

const goodNews: readonly IngestEvent['kind'][] = ['log has room again', 'certificate renewed'];

/** Metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `cinnabar_ingest_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name: `cinnabar_ingest_${name}`, help, registers });
  const histogram = (name: string, help: string, buckets: number[]): Histogram =>
    new Histogram({ name: `cinnabar_ingest_${name}`, help, buckets, registers });

  const parts = Object.entries(ledgerParts).map(
    ([part, help]) =>
      [
        part as keyof typeof ledgerParts,
        counter(`events_${part}_total`, `${help}, in the lake's life`),
      ] as const,
  );
  const waiting = gauge('events_waiting', 'Events that are safe in the log and have not landed yet');
  const batches = counter('batches_total', 'Batches that were answered', 'encoding', 'outcome', 'key');
  const bytes = counter('batch_bytes_total', 'Bytes of the batches that were answered', 'encoding', 'key');
  const answer = histogram(
    'answer_seconds',
    'From a batch to its answer, which is when it is durable',
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  );
  const away = counter(
    'turned_away_total',
    'Connections and requests refused before they were read',
    'reason',
  );
  const connections = gauge('connections', 'Open WebSockets');
  const inFlight = gauge('in_flight_bytes', 'Bytes that were taken and not yet answered');
  const room = gauge('log_room_bytes', 'Bytes that the log would take now');
  const ready = gauge('ready', '1 while batches are taken');
  const landing = histogram(
    'landing_seconds',
    'How long a landing took',
    [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  );
  const manifest = gauge('manifest', 'The number of the newest manifest that this process wrote');
  const troubles = counter('troubles_total', 'What an operator should look at', 'kind');
  let state: State | undefined;

  function read({ ledger, ...now }: State): void {
    const counts = ledger();
    for (const [part, metric] of parts) {
      metric.reset();
      metric.inc(counts[part]);
    }
    waiting.set(counts.waiting);
    connections.set(now.connections());
    inFlight.set(now.bytesInFlight());
    room.set(now.logRoom());
    ready.set(now.isReady() ? 1 : 0);
  }

  // One at a time, so that all numbers of a text are of one moment.
  let writing: Promise<unknown> = Promise.resolve();
  return {
    answered: ({ encoding, outcome, key, bytes: size, microseconds }) => {
      batches.inc({ encoding, outcome, key });
      bytes.inc({ encoding, key }, size);
      answer.observe(microseconds / 1e6);
    },
    turnedAway: (reason) => away.inc({ reason }),
    happened: (event) => {
      if (event.kind === 'landed') {
        landing.observe(event.milliseconds / 1000);
        manifest.set(event.manifest);
      } else if (!goodNews.includes(event.kind)) troubles.inc({ kind: event.kind });
    },
    follow: (followed) => (state = followed),
    text: () => {
      const text = writing.then(async () => {
        if (state !== undefined) read(state);
        return `${await registry.metrics()}\n${await processMetrics().metrics()}`;
      });
      writing = text.catch(() => undefined);
      return text;
    },
    contentType: registry.contentType,
  };
}
