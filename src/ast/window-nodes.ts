import type { Span } from '../source/span.ts';
import type { Amount, DateLiteral, FilteredEvents, Length, Name, Path, TimestampLiteral } from './nodes.ts';

/** A time window as written; a unit is not yet known to be one. */
export type Window =
  | {
      readonly kind: 'last';
      readonly amount: string;
      readonly unit: Name;
      readonly complete: boolean;
      readonly span: Span;
    }
  /** `last month`, `this week`. */
  | { readonly kind: 'period'; readonly which: 'last' | 'this'; readonly unit: Name; readonly span: Span }
  | { readonly kind: 'today' | 'yesterday' | 'ever'; readonly span: Span }
  /** `between 90 and 45 days ago`. */
  | {
      readonly kind: 'ago';
      readonly far: Amount;
      readonly near: Amount;
      readonly unit: Name;
      readonly span: Span;
    }
  | { readonly kind: 'on'; readonly date: DateLiteral; readonly span: Span }
  | { readonly kind: 'since'; readonly from: Moment; readonly span: Span }
  | { readonly kind: 'before'; readonly to: Moment; readonly span: Span }
  | { readonly kind: 'from to'; readonly from: Moment; readonly to: Moment; readonly span: Span }
  | UserWindow;

/** `within 7 days after user.signed_up_at`, `within 1 hour after the first app_opened`. */
export interface UserWindow {
  readonly kind: 'after';
  readonly length: Length;
  readonly anchor: Path | FirstEvent;
  readonly span: Span;
}

/** `the first app_opened`, `the first (app_opened where platform = "ios")`. */
export interface FirstEvent extends FilteredEvents {
  readonly kind: 'first event';
}

/** A day of the calendar, or an instant. */
export type Moment = DateLiteral | TimestampLiteral;
