import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';

/** DuckDB's `IO Error: could not …`, in its kind and its words. */
const shape = /^([A-Z][A-Za-z -]*?) Error: ([\s\S]*)$/;

/** DuckDB had no room to write; `where` follows "the disk is full". */
export class DiskFull extends CinnabarError {
  constructor(where: string) {
    const hint = 'make room and run it again; nothing is left half done';
    super(`the disk is full${where}`, { exitCode: 3, hint });
  }
}

/**
 * What DuckDB said, as a failure of the warehouse (exit 3) without its repeated SQL. An `error('…')` that a compiled
 * rule raises about the data comes out in the rule's own words.
 */
export function duckDbError(error: unknown, doing: string): CinnabarError {
  if (error instanceof CinnabarError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const [, kind = '', text = message] =
    shape.exec(message.replace(/^Failed to extract statements: /, '')) ?? [];
  const words = text.split(/\n\s*\nLINE \d+:/)[0]?.trim() ?? text;
  if (/No space left on device|not enough space on the disk/.test(words)) {
    const file = /write file "([^"]+)"/.exec(words)?.[1];
    return new DiskFull(file === undefined ? ` ${doing}` : `: ${file} cannot be written`);
  }
  // A sum or product that leaves its type is a range fault too, though DuckDB meets it in a cast.
  if (kind === 'Out of Range' || (kind === 'Conversion' && words.includes('out of range')))
    return new CinnabarError(`a number is too large ${doing}: ${words}`, { exitCode: 3 });
  switch (kind) {
    case 'Invalid Input':
      return new CinnabarError(words, { exitCode: 3 });
    case 'Out of Memory':
      return new CinnabarError(`DuckDB ran out of memory ${doing}: ${words}`, {
        exitCode: 3,
        hint: 'run fewer segments at a time, or give the process more memory',
      });
    default:
      return new CinnabarError(`DuckDB failed ${doing}: ${words}`, { exitCode: 3 });
  }
}
