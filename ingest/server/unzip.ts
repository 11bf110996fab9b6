import { gunzipSync } from 'node:zlib';
import { hasCode } from '../disk/error-code.ts';

/**
 * What gzip packed, of at most `most` bytes; undefined when it is not gzip. One after the other, so that there is never
 * more than one that is not counted.
 */
export function unzip(bytes: Buffer, most: number): Buffer | 'too large' | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    return hasCode(error, 'ERR_BUFFER_TOO_LARGE') ? 'too large' : undefined;
  }
}
