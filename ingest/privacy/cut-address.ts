import { isIPv4, isIPv6 } from 'node:net';

/**
 * An IP address without the part that tells households apart: the last byte of an IPv4 address, all after the first 48 bits
 * of an IPv6 one. Undefined for what is no address.
 */
export function cutAddress(text: string): string | undefined {
  if (isIPv4(text)) return text.replace(/\d+$/, '0');
  // A zone says nothing about where the address is, and no other software expects one.
  const groups = isIPv6(text) ? groupsOf(text.replace(/%.*$/s, '')) : undefined;
  if (groups === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, high = 0, low = 0] = groups;
  const isMapped = f === 0xffff && [a, b, c, d, e].every((group) => group === 0);
  if (isMapped) return `${high >> 8}.${high & 255}.${low >> 8}.0`;
  return canonical([a, b, c].map((group) => group.toString(16)).join(':') + '::');
}

/** The eight numbers of an IPv6 address, whatever way it is written. */
function groupsOf(text: string): number[] {
  const [before = [], after = []] = canonical(text)
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

/** As RFC 5952 writes it: in hex, the longest run of zeros left out. */
function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
