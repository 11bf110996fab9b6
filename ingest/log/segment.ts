import { crc32 } from 'node:zlib';
import { CinnabarError } from '../../src/diagnostics/cinnabar-error.ts';

/*
 * A segment begins with: 8 bytes `CNBRLOG\n`, u32 version, 16 bytes id of the log, u64 offset of its first
 * record, u32 CRC-32 of the 36 bytes before it; little-endian.
 */
const magic = Buffer.from('CNBRLOG\n');
const version = 1;
export const segmentHeaderBytes = 40;

/** A segment file of the log. `bytes` and `end` grow while it is the last. */
export interface Segment {
  readonly path: string;
  /** The offset of its first record. */
  readonly first: number;
  /** The offset after its last durable record. */
  end: number;
  /** Its size, as far as it is durable. */
  bytes: number;
}

/** The file name of the segment that begins with record `first`; names sort as offsets do. */
export function segmentName(first: number): string {
  return `${String(first).padStart(16, '0')}.log`;
}

/** True for the name of a segment. */
export function isSegmentName(name: string): boolean {
  return /^\d{16}\.log$/.test(name);
}

/** The header of a segment. `id` is 16 bytes. */
export function encodeSegmentHeader(id: Uint8Array, first: number): Buffer {
  const header = Buffer.alloc(segmentHeaderBytes);
  magic.copy(header);
  header.writeUInt32LE(version, 8);
  header.set(id, 12);
  header.writeBigUInt64LE(BigInt(first), 28);
  header.writeUInt32LE(crc32(header.subarray(0, 36)), 36);
  return header;
}

/** What a segment's header says; undefined when it is not a header. Throws when it is of a newer version. */
export function decodeSegmentHeader(
  bytes: Buffer,
  path: string,
): { readonly id: Buffer; readonly first: number } | undefined {
  if (bytes.length < segmentHeaderBytes || !bytes.subarray(0, 8).equals(magic)) return undefined;
  const found = bytes.readUInt32LE(8);
  if (found > version) {
    throw new CinnabarError(
      `The log segment ${path} is of version ${found}; this Cinnabar reads version ${version}.`,
      {
        exitCode: 3,
        hint: 'Run the newer Cinnabar that wrote it, or choose another folder for the log.',
      },
    );
  }
  if (crc32(bytes.subarray(0, 36)) !== bytes.readUInt32LE(36)) return undefined;
  return { id: Buffer.from(bytes.subarray(12, 28)), first: Number(bytes.readBigUInt64LE(28)) };
}
