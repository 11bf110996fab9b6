import { crc32 } from 'node:zlib';

export type Encoding = 'protobuf' | 'json';

/** What the log keeps of one frame: the frame as it came, and what is not in it. */
export interface LogEntry {
  /** `refused`: the client was told that it is not kept; it is here for the ledger and for those who look. */
  readonly kind: 'batch' | 'refused';
  /** Microseconds since 1970. */
  readonly receivedAt: number;
  readonly encoding: Encoding;
  readonly connection: string;
  readonly group: string;
  /** Whether its sender says of itself that no person sits there. */
  readonly bot: boolean;
  /** How many events the frame holds; 1 for what cannot be read. */
  readonly events: number;
  /** Why it was refused; empty for a batch. */
  readonly reason: string;
  readonly frame: Uint8Array;
}

/** A record that was read back. `at` and `end` are byte positions in its segment. */
export interface LogRecord {
  readonly offset: number;
  readonly entry: LogEntry;
  readonly at: number;
  readonly end: number;
}

/*
 * A record, little-endian:
 *    0  u32  length of all that follows the CRC
 *    4  u32  CRC-32 of all that follows it, begun with the log's seed
 *    8  u64  offset
 *   16  u64  received, microseconds
 *   24  u32  events
 *   28  u8   kind        29  u8   encoding; + 0x80 for a bot
 *   30  u16  bytes of connection   32  u16  of group   34  u16  of reason
 *   36       connection, group, reason (UTF-8), frame
 * The offset is in the record so that a damaged one leaves a gap that shows. The seed is the log's own, so that
 * nobody outside can send a frame that holds a valid record.
 */
const prefix = 8;
const fixed = 36;
const longest = 0xffff;
const botFlag = 0x80;

/** The bytes that stand before the frame in its record; the frame itself is not copied. */
export function encodeRecordHead(entry: LogEntry, offset: number, seed: number): Buffer {
  const texts = [entry.connection, entry.group, entry.reason].map((text) =>
    Buffer.from(text).subarray(0, longest),
  );
  const head = Buffer.allocUnsafe(fixed + texts.reduce((sum, text) => sum + text.length, 0));
  head.writeUInt32LE(head.length - prefix + entry.frame.length, 0);
  head.writeBigUInt64LE(BigInt(offset), 8);
  head.writeBigUInt64LE(BigInt(entry.receivedAt), 16);
  head.writeUInt32LE(entry.events, 24);
  head.writeUInt8(entry.kind === 'batch' ? 0 : 1, 28);
  head.writeUInt8((entry.encoding === 'protobuf' ? 0 : 1) + (entry.bot ? botFlag : 0), 29);
  let at = fixed;
  texts.forEach((text, index) => {
    head.writeUInt16LE(text.length, 30 + 2 * index);
    at += text.copy(head, at);
  });
  head.writeUInt32LE(crc32(entry.frame, crc32(head.subarray(prefix), seed)), 4);
  return head;
}

/** The size in bytes that `entry` takes in a segment, at most. */
export function recordSize(entry: LogEntry): number {
  return (
    fixed + 3 * (entry.connection.length + entry.group.length + entry.reason.length) + entry.frame.length
  );
}

/** The record that begins at `at`, or why there is none: `short` when it may go on after the end of `bytes`. */
export function decodeRecord(bytes: Buffer, at: number, seed: number): LogRecord | 'short' | 'damaged' {
  if (bytes.length - at < fixed) return 'short';
  const length = bytes.readUInt32LE(at);
  if (length < fixed - prefix) return 'damaged';
  const end = at + prefix + length;
  if (end > bytes.length) return 'short';
  if (crc32(bytes.subarray(at + prefix, end), seed) !== bytes.readUInt32LE(at + 4)) return 'damaged';
  let from = at + fixed;
  const text = (index: number): string => {
    const to = from + bytes.readUInt16LE(at + 30 + 2 * index);
    const value = bytes.toString('utf8', from, to);
    from = to;
    return value;
  };
  const entry: LogEntry = {
    kind: bytes.readUInt8(at + 28) === 0 ? 'batch' : 'refused',
    receivedAt: Number(bytes.readBigUInt64LE(at + 16)),
    encoding: (bytes.readUInt8(at + 29) & ~botFlag) === 0 ? 'protobuf' : 'json',
    bot: (bytes.readUInt8(at + 29) & botFlag) !== 0,
    connection: text(0),
    group: text(1),
    events: bytes.readUInt32LE(at + 24),
    reason: text(2),
    frame: bytes.subarray(from, end),
  };
  return { offset: Number(bytes.readBigUInt64LE(at + 8)), entry, at, end };
}

/** True when a record with an offset in `[least, least + 2^20)` may begin at `at`: cheap, before the CRC. */
export function mayBeRecord(bytes: Buffer, at: number, least: number): boolean {
  if (bytes.length - at < fixed) return false;
  const end = at + prefix + bytes.readUInt32LE(at);
  if (end > bytes.length || end < at + fixed) return false;
  const offset = bytes.readUInt32LE(at + 8) + bytes.readUInt32LE(at + 12) * 2 ** 32;
  return offset >= least && offset < least + 2 ** 20;
}
