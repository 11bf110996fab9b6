import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { TlsFiles } from '../../src/catalog/settings.ts';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';
import type { Clock } from '../clock.ts';
import type { IngestEvent } from '../ingest-event.ts';
import { limits } from './limits.ts';

/** A certificate with its key, as the files hold them now. */
export interface Certificate {
  readonly current: () => SecureContextOptions;
  /** Calls `renewed` when the files hold another one. */
  readonly onRenewal: (renewed: (context: SecureContextOptions) => void) => void;
  readonly close: () => Promise<void>;
}

/**
 * Reads the files, and again every minute: certificates are renewed while the server runs. What cannot be used is told,
 * and the one before stays in use. Throws a `CinnabarError` when there is none to begin with.
 */
export async function openCertificate(
  files: TlsFiles,
  clock: Clock,
  onEvent: (event: IngestEvent) => void,
): Promise<Certificate> {
  let current = await readPair(files).catch((error: unknown) => {
    throw new CinnabarError(`The certificate cannot be used: ${messageOf(error)}.`, {
      exitCode: 2,
      hint: 'Check `certificate` and `key` of `tls` under `ingest` in cinnabar.yaml: files in PEM that belong together.',
    });
  });
  const listeners: ((context: SecureContextOptions) => void)[] = [];
  let reading: Promise<void> = Promise.resolve();
  let told = '';
  const reread = async (): Promise<void> => {
    try {
      const pair = await readPair(files);
      told = '';
      if (pair.cert === current.cert && pair.key === current.key) return;
      current = pair;
      for (const renewed of listeners) renewed(pair);
      onEvent({ kind: 'certificate renewed' });
    } catch (error) {
      // Once for each fault, not every minute.
      if (told !== messageOf(error)) onEvent({ kind: 'certificate unusable', message: messageOf(error) });
      told = messageOf(error);
    }
  };
  const stop = clock.every(limits.rereadCertificateEvery, () => {
    reading = reading.then(reread);
  });
  return {
    current: () => current,
    onRenewal: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      stop();
      await reading;
    },
  };
}

async function readPair(files: TlsFiles): Promise<SecureContextOptions> {
  const [cert, key] = await Promise.all([readFile(files.certificate, 'utf8'), readFile(files.key, 'utf8')]);
  const pair = { cert, key, minVersion: 'TLSv1.2' } as const;
  // Throws when they are no PEM, or do not belong together.
  createSecureContext(pair);
  return pair;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
