import pino from 'pino';
import type { IngestEvent } from '../../ingest/ingest-event.ts';
import type { Surroundings } from './surroundings.ts';

/** How the ingester tells what happens. Neither way ever holds an event's content or a secret. */
export interface IngestTalk {
  readonly happened: (event: IngestEvent) => void;
  readonly listening: (url: string, grpcPort: number | undefined) => void;
  /** What is wrong with the rules, in words for people. */
  readonly fault: (text: string) => void;
}

/** In sentences, for a person at a terminal. */
export function spokenTalk({ say }: Surroundings): IngestTalk {
  return {
    happened: (event) => say(`${eventText(event)}\n`),
    listening: (url, grpcPort) => say(`listening on ${url}${alsoGrpc(grpcPort)}; Ctrl-C stops it\n`),
    fault: (text) => say(`${text}\n`),
  };
}

/** A line of JSON each, for what gathers logs: pino's form, with the sentence as `msg` and the facts beside it. */
export function loggedTalk({ say, clock }: Surroundings): IngestTalk {
  const log = pino(
    {
      base: { name: 'cinnabar ingest' },
      timestamp: () => `,"time":"${new Date(clock()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: say },
  );
  return {
    happened: (event) => {
      const { kind, ...facts } = event;
      log[levels[kind]]({ event: kind, ...facts }, eventText(event));
    },
    listening: (url, grpcPort) =>
      log.info({ event: 'listening', url, grpcPort }, `listening on ${url}${alsoGrpc(grpcPort)}`),
    fault: (text) => log.warn({ event: 'fault in the rules' }, text),
  };
}

function alsoGrpc(port: number | undefined): string {
  return port === undefined ? '' : `, for gRPC on port ${String(port)}`;
}

const levels: Readonly<Record<IngestEvent['kind'], 'info' | 'warn' | 'error'>> = {
  landed: 'info',
  'landing failed': 'error',
  'log damaged': 'error',
  'torn tail cut': 'warn',
  'log full': 'error',
  'log has room again': 'info',
  'orphans removed': 'warn',
  'certificate renewed': 'info',
  'certificate unusable': 'error',
};

function eventText(event: IngestEvent): string {
  switch (event.kind) {
    case 'landed': {
      const { landed, duplicate, quarantined } = event.counts;
      const rest = [
        ...(duplicate > 0 ? [`${String(duplicate)} duplicate`] : []),
        ...(quarantined > 0 ? [`${String(quarantined)} quarantined`] : []),
      ];
      return `landed ${[String(landed), ...rest].join(', ')} (manifest ${String(event.manifest)}, ${event.milliseconds.toFixed(0)} ms)`;
    }
    case 'landing failed':
      return `landing failed, and is tried again; nothing is lost: ${event.message}`;
    case 'log damaged':
      return `damage in ${event.file}: ${String(event.bytes)} bytes from ${String(event.position)} are no record; they are kept in quarantine`;
    case 'torn tail cut':
      return `the last write to ${event.file} before a crash was cut off: ${String(event.bytes)} bytes that were never acknowledged`;
    case 'log full':
      return `no room: batches are refused until there is: ${event.message}`;
    case 'log has room again':
      return 'there is room again: batches are taken';
    case 'certificate renewed':
      return 'the certificate was renewed: new connections get it';
    case 'certificate unusable':
      return `the files of the certificate hold none that can be used; the one before stays in use: ${event.message}`;
    case 'orphans removed':
      return `removed ${String(event.files)} files of a landing that was cut short`;
  }
}
