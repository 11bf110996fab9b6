/** The first and the last instant of the years 1 to 9999, in microseconds since 1970. */
const first = -62_135_596_800_000_000n;
const last = 253_402_300_799_999_999n;

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):?(\d\d))?$/;

/**
 * An instant in microseconds since 1970, from RFC 3339 text (without an offset it is UTC) or from milliseconds
 * since 1970 as a number. Finer digits are floored. Undefined when it is neither, or not in the years 1 to 9999.
 */
export function eventTime(value: unknown): bigint | undefined {
  const time = typeof value === 'number' ? fromMilliseconds(value) : fromText(value);
  return time !== undefined && isInstant(time) ? time : undefined;
}

/** True in the years 1 to 9999. */
export function isInstant(time: bigint): boolean {
  return time >= first && time <= last;
}

function fromMilliseconds(value: number): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const whole = Math.floor(value);
  return BigInt(whole) * 1000n + BigInt(Math.floor((value - whole) * 1000));
}

function fromText(value: unknown): bigint | undefined {
  const found = typeof value === 'string' ? rfc3339.exec(value) : null;
  if (found === null) return undefined;
  const part = (index: number): number => Number(found[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const isDay = new Date(midnight).getUTCMonth() === month - 1 && new Date(midnight).getUTCDate() === day;
  // A leap second is the first of the next minute.
  if (!isDay || hour > 23 || minute > 59 || second > 60 || part(9) > 23 || part(10) > 59) return undefined;
  const offset = (found[8] === '-' ? -60 : 60) * (part(9) * 60 + part(10));
  const seconds = midnight / 1000 + hour * 3600 + minute * 60 + second - offset;
  const micros = (found[7] ?? '').slice(0, 6).padEnd(6, '0');
  return BigInt(seconds) * 1_000_000n + BigInt(micros);
}

/** The UTC day of an instant, as `2026-05-01`. */
export function dayOf(time: bigint): string {
  return formatTime(time).slice(0, 10);
}

/** RFC 3339 in UTC with microseconds: `2026-05-01T10:00:00.000000Z`. Sorts as text. */
export function formatTime(time: bigint): string {
  const micros = ((time % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((time - micros) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros).padStart(6, '0')}Z`;
}
