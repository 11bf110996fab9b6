import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';

/** How a CSV file begins. */
export interface CsvHeader {
  readonly delimiter: string;
  /** Unique: a repeated name has `_1`, `_2` after it, a missing one is `column_3`. */
  readonly columns: readonly string[];
}

const delimiters = [',', '\t', ';', '|'];
const headerBytes = 64 * 1024;

/**
 * The header of a CSV file (also .gz): its delimiter is the one of `, tab ; |` that stands in it most often outside of
 * quotes. Nothing is guessed from the rows, so that a broken row cannot change how the others are read. Throws a
 * `CinnabarError` (exit 3) for a file that cannot be read or has no header.
 */
export function readCsvHeader(file: string): CsvHeader {
  const text = beginning(file);
  const line = firstRecord(text);
  if (line === '')
    throw new CinnabarError(`${file} is empty: its first line has to name the columns`, { exitCode: 3 });
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  const delimiter = delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
  let names: string[] | undefined;
  try {
    [names] = parse(line, { delimiter, relax_column_count: true });
  } catch (error) {
    throw new CinnabarError(
      `the first line of ${file} is not CSV: ${error instanceof Error ? error.message : ''}`,
      {
        exitCode: 3,
      },
    );
  }
  return { delimiter, columns: unique(names ?? []) };
}

/** The first 64 KiB, without a byte order mark. */
function beginning(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(headerBytes);
      const bytes = buffer.subarray(0, readSync(handle, buffer, 0, headerBytes, 0));
      const plain = file.toLowerCase().endsWith('.gz')
        ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
        : bytes;
      return plain.toString('utf8').replace(/^\uFEFF/, '');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new CinnabarError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        exitCode: 3,
      },
    );
  }
}

/** Up to the first line break that stands outside of quotes. */
function firstRecord(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at);
  }
  return text;
}

function unique(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const wanted = name.trim() === '' ? `column_${at + 1}` : name;
    let free = wanted;
    for (let n = 1; taken.has(free); n += 1) free = `${wanted}_${n}`;
    taken.add(free);
    return free;
  });
}
