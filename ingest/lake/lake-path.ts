import { createHash } from 'node:crypto';
import type { LogRange } from './manifest.ts';

/** The folder of event names that the catalog does not declare, so that nobody can make a million folders. */
const undeclared = '_undeclared';
/** File systems take names of 255 bytes. */
const longestName = 200;

/** The folder of an event's files of one day, relative to the lake: `events/food_order/2026-05-01`. */
export function eventFolder(event: string | null, day: string): string {
  return `events/${event === null ? undeclared : encodeName(event)}/${day}`;
}

/** A file name that only the landing of this stretch of this log can take. */
export function rangeName(range: LogRange): string {
  return `${range.log}-${String(range.from).padStart(16, '0')}-${String(range.to).padStart(16, '0')}`;
}

/** The range that a file's name holds; undefined when it is no such name. */
export function rangeOfName(name: string): LogRange | undefined {
  const found = /^([0-9a-f]{32})-(\d{16})-(\d{16})\.(?:parquet|ndjson)$/.exec(name);
  return found === null
    ? undefined
    : { log: found[1] ?? '', from: Number(found[2] ?? ''), to: Number(found[3] ?? '') };
}

/** Percent-encoded, so that it holds no separator, no pattern and no leading `.` or `_`. */
function encodeName(name: string): string {
  const encoded = encodeURIComponent(name)
    .replace(/[!'()*.~]/g, percent)
    .replace(/^_/, percent);
  if (encoded.length <= longestName) return encoded;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return `${encoded.slice(0, longestName - hash.length - 1)}-${hash}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
