import type { Expression } from '../ast/nodes.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';

/** Where a part of a typed rule was written: the typed rule itself holds no places. */
export interface Written {
  readonly source: Source;
  readonly expression: Expression;
}

/** Where each condition, and each part of it, was written. */
export type WrittenParts = Pick<WeakMap<object, Written>, 'get' | 'set'>;

/** A written part as a diagnostic's place. */
export function placeOf({ source, expression: { span } }: Written, note?: string): Place {
  return { source, span, ...(note === undefined ? {} : { note }) };
}

/** What was written, on one line; the middle of what is long left out. */
export function textOf({ source, expression: { span } }: Written): string {
  const text = source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 40)} … ${text.slice(-15)}`;
}

/** What is written at a place, on one line. */
export function writtenText({ start, end }: Span, { source }: { readonly source: Source }): string {
  return source.text.slice(start, end).replaceAll(/\s+/g, ' ');
}
