import { decodeRecord, mayBeRecord, type LogRecord } from './record.ts';

/** A stretch of a segment's bytes. `tail`: nothing that follows `at` is a whole record. */
export type Scanned =
  | { readonly kind: 'record'; readonly record: LogRecord }
  | { readonly kind: 'damage'; readonly at: number; readonly end: number }
  | { readonly kind: 'tail'; readonly at: number };

/**
 * What lies in `bytes` from `at`, in order. `next` is the offset of the first record. After a damaged record it
 * goes on at the next whole one. `whole`: the bytes end where the segment ends, so that nothing more follows.
 */
export function* scan(
  bytes: Buffer,
  at: number,
  next: number,
  seed: number,
  whole: boolean,
): Generator<Scanned, void> {
  while (at < bytes.length) {
    const found = decodeRecord(bytes, at, seed);
    if (typeof found === 'object') {
      yield { kind: 'record', record: found };
      at = found.end;
      next = found.offset + 1;
      continue;
    }
    const end = found === 'short' && !whole ? undefined : nextRecord(bytes, at + 1, next, seed);
    if (end === undefined) {
      yield { kind: 'tail', at };
      return;
    }
    yield { kind: 'damage', at, end };
    at = end;
  }
}

function nextRecord(bytes: Buffer, from: number, least: number, seed: number): number | undefined {
  for (let at = from; at < bytes.length; at++) {
    if (mayBeRecord(bytes, at, least) && typeof decodeRecord(bytes, at, seed) === 'object') return at;
  }
  return undefined;
}
