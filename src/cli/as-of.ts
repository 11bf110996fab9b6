import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../runtime/clock.ts';
import { microsOf } from '../catalog/instant.ts';
import { CinnabarError } from '../diagnostics/cinnabar-error.ts';

/**
 * The instant that `--as-of` names, in microseconds since 1970 (finer parts floored): RFC 3339 with an offset, or a
 * date, which is the start of that day in `zone`. Without it, now. Throws a `CinnabarError` for any other text.
 */
export function asOfInstant(text: string | undefined, zone: string, clock: Clock): bigint {
  if (text === undefined) return BigInt(clock()) * 1000n;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return micros(text, () =>
      Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime(zone).toInstant(),
    );
  if (/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text))
    throw wrong(
      `\`--as-of ${text}\` does not say in which zone`,
      `write ${text}Z for UTC, or an offset such as +07:00`,
    );
  if (/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/.test(text))
    return micros(text, () => Temporal.Instant.from(text));
  throw wrong(
    `\`--as-of ${text}\` is no instant`,
    'write it as 2026-06-30T00:00:00Z, or as a date such as 2026-06-30: the start of that day in the zone of the project',
  );
}

function micros(text: string, read: () => Temporal.Instant): bigint {
  try {
    return microsOf(read());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw wrong(`\`--as-of ${text}\` is no day or time that there is`, undefined);
  }
}

function wrong(message: string, hint: string | undefined): CinnabarError {
  return new CinnabarError(message, { exitCode: 2, hint });
}
