import { isUtf8 } from 'node:buffer';
import { deepest, members } from '../protocol/members.ts';

/** An event as it lies in the lake. Times in microseconds since 1970. */
export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly user: string | undefined;
  readonly anonymous: string | undefined;
  readonly time: bigint;
  /** JSON text of an object. */
  readonly properties: string;
  /** JSON text: the group, and what the protocol said beside the bytes. */
  readonly source: string;
}

/** Where an event came from: its request, and its place in it. */
export interface EventOrigin {
  readonly group: string;
  readonly bot: boolean;
  readonly reqGuid: string;
  readonly position: number;
}

export type MappedEvent =
  { readonly kind: 'row'; readonly row: EventRow } | { readonly kind: 'rejected'; readonly reason: string };

/** Why an event cannot land. */
export class Rejection extends Error {}

/** The row that `map` gives, or the reason of the `Rejection` that it throws. */
export function rowOrReason(map: () => EventRow): MappedEvent {
  try {
    return { kind: 'row', row: map() };
  } catch (error) {
    if (error instanceof Rejection) return { kind: 'rejected', reason: error.message };
    throw error;
  }
}

/** The members of an event's JSON; `what` is what a reason calls it. */
export function fieldsOf(bytes: Uint8Array, what: string): ReadonlyMap<string, string> {
  if (!isUtf8(bytes)) throw new Rejection(`${what} is not UTF-8`);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  try {
    JSON.parse(source);
  } catch {
    throw new Rejection(source === '' ? `${what} is empty` : `${what} is not JSON`);
  }
  const fields = members(source);
  if (fields === undefined) throw new Rejection(`${what} is not a JSON object`);
  if (fields === 'deep') throw new Rejection(`${what} is nested more than ${deepest} levels deep`);
  return fields;
}

/** A text or integer as text, with all its digits; undefined when it is missing, null or empty. */
export function identifier(fields: ReadonlyMap<string, string>, field: string): string | undefined {
  const source = fields.get(field);
  if (source === undefined || source === 'null' || source === '""') return undefined;
  if (/^-?\d+$/.test(source)) return source;
  if (!source.startsWith('"')) throw new Rejection(`\`${field}\` is neither text nor an integer`);
  const text: unknown = JSON.parse(source);
  return stored(String(text), field);
}

/** Text that every engine can hold. */
export function stored(text: string, field: string): string {
  if (text.includes('\0')) throw new Rejection(`\`${field}\` holds a NUL character`);
  if (/\p{Surrogate}/u.test(text)) throw new Rejection(`\`${field}\` holds half of a character`);
  return text;
}
