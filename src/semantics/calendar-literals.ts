import { Temporal } from 'temporal-polyfill';
import { microsOf } from '../catalog/instant.ts';
import type { DateLiteral, TimestampLiteral } from '../ast/nodes.ts';
import { fault, type Scope } from './scope.ts';

/** The date as ISO text, years 1 to 9999; undefined (reported) when the calendar has no such day. */
export function dateText({ text, span }: DateLiteral, scope: Scope): string | undefined {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (date.year >= 1) return date.toString();
  } catch {
    // Falls through: Temporal throws on days that the calendar does not have.
  }
  fault(scope, 'wrong-date', span, { text });
  return undefined;
}

/** The instant in microseconds since 1970, finer parts floored; undefined (reported) without an offset. */
export function instantMicros({ text, span }: TimestampLiteral, scope: Scope): bigint | undefined {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    fault(
      scope,
      'timestamp-without-offset',
      span,
      { text },
      {
        fixes: [
          { title: 'take it as UTC', edits: [{ span: { start: span.end, end: span.end }, text: 'Z' }] },
        ],
      },
    );
    return undefined;
  }
  try {
    return microsOf(Temporal.Instant.from(text));
  } catch {
    fault(scope, 'wrong-timestamp', span, { text });
    return undefined;
  }
}
