import type { Span } from '../../source/span.ts';
import type { Amount, Expression, Length, Name, Path, Text } from '../nodes.ts';

/** A part of a segment, as written. */
export type Section =
  | { readonly kind: 'description'; readonly description: Text; readonly span: Span }
  | { readonly kind: 'owner'; readonly owner: Text; readonly span: Span }
  | { readonly kind: 'tags'; readonly tags: readonly Text[]; readonly span: Span }
  | { readonly kind: 'time zone'; readonly zone: Text; readonly span: Span }
  | RefreshSection
  | SizeSection
  | ChangeSection
  | { readonly kind: 'export'; readonly paths: readonly Path[]; readonly span: Span }
  | { readonly kind: 'members'; readonly condition: Expression; readonly span: Span };

/** `refresh daily at 06:00 after data is complete, wait up to 2 hours`. */
export interface RefreshSection {
  readonly kind: 'refresh';
  readonly schedule: Schedule;
  readonly afterData: AfterData | undefined;
  readonly span: Span;
}

/** When a segment is worked out anew, as written. */
export type Schedule =
  | { readonly kind: 'daily'; readonly at: Text; readonly span: Span }
  | { readonly kind: 'hourly'; readonly span: Span }
  | { readonly kind: 'weekly'; readonly day: Name; readonly at: Text; readonly span: Span }
  | { readonly kind: 'every'; readonly length: Length; readonly span: Span }
  | { readonly kind: 'cron'; readonly cron: Text; readonly span: Span };

/** `after data is complete`, with how long that is waited for. */
export interface AfterData {
  readonly wait: Length | undefined;
  readonly span: Span;
}

/** `expect size between 1000 and 50000`. */
export interface SizeSection {
  readonly kind: 'expect size';
  readonly least: Amount | undefined;
  readonly most: Amount | undefined;
  readonly span: Span;
}

/** `expect change < 20%`. */
export interface ChangeSection {
  readonly kind: 'expect change';
  readonly operator: '<' | '<=';
  readonly share: Amount;
  readonly span: Span;
}
