import type { Encoding } from '../protocol/request.ts';

/** How a body came over HTTP. `simple`: JSON that a browser sends without asking first, as a beacon does. */
export interface BodyKind {
  readonly encoding: Encoding;
  readonly simple: boolean;
  /** Form fields, one of which holds the JSON. */
  readonly form: boolean;
}

const kinds: ReadonlyMap<string, BodyKind> = new Map([
  // As Raccoon names them; it takes no other, and no parameters beside. We take parameters.
  ['application/json', { encoding: 'json', simple: false, form: false }],
  ['application/proto', { encoding: 'protobuf', simple: false, form: false }],
  ['text/plain', { encoding: 'json', simple: true, form: false }],
  ['application/x-www-form-urlencoded', { encoding: 'json', simple: true, form: true }],
]);

/** What a content type says of the body; undefined when nobody here reads it. */
export function bodyKindOf(contentType: string): BodyKind | undefined {
  return kinds.get(contentType.replace(/;.*$/s, '').trim().toLowerCase());
}

/** The JSON in a form: its field `data`, or all of it where a page sent JSON and called it a form. */
export function jsonOfForm(body: Buffer): Buffer {
  const text = body.toString('utf8');
  const data = /^\s*[{[]/.test(text) ? null : new URLSearchParams(text).get('data');
  return data === null ? body : Buffer.from(data);
}
