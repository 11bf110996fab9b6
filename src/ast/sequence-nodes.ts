import type { Span } from '../source/span.ts';
import type { Clause, Events, Length, Name } from './nodes.ts';

/** `did a then not b within 2 hours in last 7 days`: what is done one after the other, and the clauses of the whole. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly steps: readonly Step[];
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** One step of a sequence, with its own clauses. */
export interface Step {
  readonly kind: 'step';
  readonly negated: boolean;
  readonly events: Events;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** `within 2 hours` of the step before. */
export interface WithinClause {
  readonly kind: 'within';
  readonly length: Length;
  readonly span: Span;
}

/** `all within 1 hour` from the first step to the last. */
export interface AllWithinClause {
  readonly kind: 'all within';
  readonly length: Length;
  readonly span: Span;
}

/** `as v`: what later steps call this one. */
export interface AsClause {
  readonly kind: 'as';
  readonly name: Name;
  readonly span: Span;
}
