import { RequestFault } from './request.ts';

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const base64url = /^[A-Za-z0-9_-]*={0,2}$/;

/** `event_bytes` of the JSON form: base64, base64url, or an array of numbers as Raccoon's JavaScript client sends. */
export function eventBytes(value: unknown, place: string): Uint8Array {
  if (value === undefined || value === null) return new Uint8Array();
  if (Array.isArray(value)) {
    if (!value.every((byte: unknown) => Number.isInteger(byte) && Number(byte) >= 0 && Number(byte) <= 255)) {
      throw new RequestFault(`json: ${place} holds a number that is not a byte`);
    }
    return Uint8Array.from(value, Number);
  }
  if (typeof value !== 'string')
    throw new RequestFault(`json: ${place} is neither base64 nor an array of bytes`);
  // Line breaks inside are allowed, as Go's decoder allows them.
  const compact = /[\r\n]/.test(value) ? value.replace(/[\r\n]/g, '') : value;
  const body = compact.replace(/=+$/, '');
  if (body.length % 4 === 1 || !(base64.test(compact) || base64url.test(compact))) {
    throw new RequestFault(`illegal base64 data in ${place}`);
  }
  return Buffer.from(compact, base64.test(compact) ? 'base64' : 'base64url');
}
