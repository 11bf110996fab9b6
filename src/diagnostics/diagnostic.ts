import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import type { Code } from './catalogue.ts';

/** A place in a source, with a note that stands beside the underline. */
export interface Place {
  readonly source: Source;
  readonly span: Span;
  readonly note?: string;
}

/** A text edit that mends a fault: `span` is replaced by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A way out that the command line and an editor can both apply. Its edits lie in the diagnostic's own source. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** One thing that is wrong (error) or suspicious (warning), always with a place. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: Place;
  readonly also: readonly Place[];
  readonly hint: string | undefined;
  readonly fixes: readonly Fix[];
}
