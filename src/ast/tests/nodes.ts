import type { Span } from '../../source/span.ts';
import type { Amount, DateLiteral, Literal, Name, Text, TimestampLiteral } from '../nodes.ts';
import type { Moment } from '../window-nodes.ts';

/** `test "three old orders" { … }`: its statements are told in order. */
export interface TestDeclaration {
  readonly kind: 'test';
  readonly title: Text;
  readonly statements: readonly TestStatement[];
  /** False when a statement, or a part of one, is lost. */
  readonly whole: boolean;
  readonly span: Span;
}

export type TestStatement =
  | { readonly kind: 'as of'; readonly at: Moment; readonly span: Span }
  | GivenUser
  | { readonly kind: 'given param'; readonly name: Name; readonly value: GivenValue; readonly span: Span }
  | GivenEvent
  | ExpectedMembers
  | ExpectedValue;

/** `user ana { city: "Jakarta" }`. */
export interface GivenUser {
  readonly kind: 'given user';
  readonly name: Name;
  readonly properties: GivenRecord | undefined;
  readonly span: Span;
}

/** `ana did order_completed { amount: 60000 } 2 times 20, 25 days ago`. */
export interface GivenEvent {
  readonly kind: 'given event';
  readonly user: Name;
  readonly event: Name;
  readonly properties: GivenRecord | undefined;
  /** How many at each of its times. */
  readonly copies: Amount | undefined;
  readonly times: EventTimes;
  readonly span: Span;
}

export type EventTimes =
  | { readonly kind: 'ago'; readonly amounts: readonly Amount[]; readonly unit: Name }
  | { readonly kind: 'at'; readonly instants: readonly TimestampLiteral[] }
  | { readonly kind: 'on'; readonly dates: readonly DateLiteral[] };

/** `expect lapsed = (ana)`, `expect lapsed includes (ana) excludes (budi)`; `is empty` is `= ()`. */
export interface ExpectedMembers {
  readonly kind: 'expected members';
  readonly segment: Name;
  /** Exactly these are the members; otherwise these are, and the excluded are not. */
  readonly exact: boolean;
  readonly included: readonly Name[];
  readonly excluded: readonly Name[];
  readonly span: Span;
}

/** `expect food_spend_90d of ana = 180000`; `is missing` has a missing value. */
export interface ExpectedValue {
  readonly kind: 'expected value';
  readonly trait: Name;
  readonly user: Name;
  readonly value: GivenValue;
  readonly span: Span;
}

export type GivenValue =
  | Exclude<Literal, { readonly kind: 'version' }>
  | { readonly kind: 'missing'; readonly span: Span }
  | { readonly kind: 'given list'; readonly items: readonly GivenValue[]; readonly span: Span }
  | GivenRecord;

export interface GivenRecord {
  readonly kind: 'given record';
  readonly properties: readonly GivenProperty[];
  readonly span: Span;
}

export interface GivenProperty {
  readonly name: Name;
  readonly value: GivenValue;
  readonly span: Span;
}
