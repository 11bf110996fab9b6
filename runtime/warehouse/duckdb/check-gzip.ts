import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';

/**
 * Unpacks a gzip file to nowhere, so that a file that was cut short or damaged is a `CinnabarError` (exit 3): DuckDB
 * looks at no checksum and takes what comes before the damage for all there is.
 */
export async function checkGzip(file: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      createGunzip({ chunkSize: 1 << 18 }),
      nowhere,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CinnabarError(`${file} is no whole gzip file: ${reason}`, {
      exitCode: 3,
      hint: 'it was cut short or damaged on its way: fetch it again; `gzip -t` tells whether it is sound',
    });
  }
}
