/** MurmurHash2 as Kafka's own clients use it to choose a key's partition: 31 bits. */
export function murmur2(bytes: Uint8Array): number {
  const prime = 0x5bd1e995;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let hash = 0x9747b28c ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    const mixed = Math.imul(view.getInt32(at, true), prime);
    hash = Math.imul(hash, prime) ^ Math.imul(mixed ^ (mixed >>> 24), prime);
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at -= 1) hash ^= view.getUint8(at) << (8 * (at - whole));
    hash = Math.imul(hash, prime);
  }
  hash = Math.imul(hash ^ (hash >>> 13), prime);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
}
