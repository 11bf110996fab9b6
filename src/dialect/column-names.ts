import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PropertyPath } from '../catalog/property-path.ts';
import type { CountedPeriod } from '../semantics/typed.ts';

/** Columns that every relation of events or users has. */
const reserved = new Set([
  'user_id',
  'event_id',
  'event_time',
  'valid_from',
  'valid_to',
  'times',
  'document',
  'copy',
  'id_of_user',
  'item_itself',
]);

/** The field of an item that is no single value that holds the item itself. */
export const itemItself = 'item_itself';

/**
 * The column that holds a property between the parts of a query. Engines do not tell upper from lower case, and
 * some refuse odd characters, so such names are hashed; the name does not depend on what else is read.
 */
export function propertyColumn(path: PropertyPath): string {
  const [property = '', ...fields] = path;
  if (fields.length > 0) {
    const readable = path.every(plain) ? path.join('_').slice(0, 40) : 'property';
    return `${readable}_${shortHash(JSON.stringify(path))}`;
  }
  return plain(property) && !reserved.has(property) ? property : `property_${shortHash(property)}`;
}

/** The column that holds a function of a property. */
export function functionColumn(word: string, path: PropertyPath): string {
  return `${word}_${propertyColumn(path)}`;
}

/** The column that holds a count of periods as a zone has them. */
export function periodsColumn(unit: CountedPeriod, zone: string): string {
  return `${unit}s_${shortHash(zone).slice(0, 6)}`;
}

/** The name of the part of a query that holds a segment's members. */
export function segmentPart(segment: string): string {
  return plain(segment) ? `segment_${segment}` : `segment_${shortHash(segment)}`;
}

/** The name of the part of a query that holds the ids of a list. */
export function listPart(contentHash: string): string {
  return `list_${contentHash.slice(0, 16)}`;
}

/** The name of the part of a query that holds the places of users, by a hash of what the ranking is. */
export function rankingPart(ranking: string): string {
  return `ranked_${shortHash(ranking)}`;
}

/** The name of the part that holds what is kept of events: their name, and a hash of what the scan is. */
export function statePart(events: readonly string[], scan: string, digits: number): string {
  const [event = '', ...others] = events;
  const readable = others.length > 0 ? 'any' : plain(event) ? event.slice(0, 40) : 'event';
  return `did_${readable}_${hash(scan).slice(0, digits)}`;
}

function plain(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,62}$/.test(name);
}

function shortHash(text: string): string {
  return hash(text).slice(0, 12);
}

function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
