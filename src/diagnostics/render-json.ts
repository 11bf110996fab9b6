import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import type { Diagnostic, Place } from './diagnostic.ts';

/** A place in a text: line and column from 1 (the column counts code points), offset from 0 in UTF-16 units. */
export interface JsonPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  /** Where it is over: the first position that is no longer part of it. */
  readonly end: JsonPosition;
}

export interface JsonPlace extends JsonRange {
  readonly file: string;
  readonly note: string | null;
}

/** A diagnostic as machines read it. An edit replaces its range of the diagnostic's own file by `text`. */
export interface JsonDiagnostic extends JsonRange {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly file: string;
  readonly also: readonly JsonPlace[];
  readonly hint: string | null;
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (JsonRange & { readonly text: string })[];
  }[];
}

/** The machine form of a diagnostic: plain data, ready for `JSON.stringify`. */
export function renderJson({ code, severity, message, at, also, hint, fixes }: Diagnostic): JsonDiagnostic {
  return {
    code,
    severity,
    message,
    file: at.source.name,
    ...rangeOf(at.source, at.span),
    also: also.map((place) => placeOf(place)),
    hint: hint ?? null,
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, text }) => ({ ...rangeOf(at.source, span), text })),
    })),
  };
}

function placeOf({ source, span, note }: Place): JsonPlace {
  return { file: source.name, ...rangeOf(source, span), note: note ?? null };
}

function rangeOf(source: Source, { start, end }: Span): JsonRange {
  return {
    start: { ...source.position(start), offset: start },
    end: { ...source.position(end), offset: end },
  };
}
