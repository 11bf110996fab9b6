/** Microseconds since 1970 as RFC 3339 in UTC: `2026-01-05T10:00:00.000000Z`. */
export function instantText(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = (micros - fraction) / 1_000_000n;
  const text = new Date(Number(seconds) * 1000).toISOString();
  return `${text.slice(0, text.lastIndexOf('.'))}.${fraction.toString().padStart(6, '0')}Z`;
}
