import type { Span } from '../source/span.ts';
import type { Window } from './window-nodes.ts';
import type { AllWithinClause, AsClause, Sequence, WithinClause } from './sequence-nodes.ts';

/** A name as it was written, without its backticks. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A text in quotes, unescaped. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

/** `user.city`, `address.city`, `amount`: one name or several joined by dots. */
export interface Path {
  readonly kind: 'path';
  readonly names: readonly Name[];
  readonly span: Span;
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Conditions and values are one kind of tree here; types tell them apart later. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly arms: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly arm: Expression; readonly span: Span }
  | AtLeastOf
  | Comparison
  | Between
  | OneOf
  | TextTest
  | ListTest
  | AnyItem
  | RelativeTest
  | DistanceTest
  | Point
  | { readonly kind: 'presence'; readonly value: Expression; readonly known: boolean; readonly span: Span }
  | { readonly kind: 'truth'; readonly value: Expression; readonly is: boolean; readonly span: Span }
  | Behaviour
  | Sequence
  | Pause
  | MoreOften
  | { readonly kind: 'in segment' | 'in list'; readonly name: Name; readonly span: Span }
  /** `age of user.birthday`, in whole years. */
  | { readonly kind: 'age'; readonly of: Expression; readonly span: Span }
  /** `size of items`: how many items a list has. */
  | { readonly kind: 'size'; readonly of: Expression; readonly span: Span }
  /** `anniversary of user.birthday`: of a date, its day and month in each year. */
  | { readonly kind: 'anniversary'; readonly of: Expression; readonly span: Span }
  | LocalPart
  | Sample
  | Arithmetic
  | Aggregate
  | Since
  | AverageGap
  | Rank
  | Score
  | Literal
  | Path
  | { readonly kind: 'error'; readonly span: Span };

/** `at least 2 of (a, b, c)`. */
export interface AtLeastOf {
  readonly kind: 'at least of';
  readonly least: Amount;
  readonly arms: readonly Expression[];
  readonly span: Span;
}

export interface Comparison {
  readonly kind: 'compare';
  readonly operator: CompareOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly ignoringCase: boolean;
  readonly span: Span;
}

/** `amount between 5 and 10`: both ends included. */
export interface Between {
  readonly kind: 'between';
  readonly value: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly span: Span;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/';

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** `sum(amount) of order_completed where … in last 90 days`, `percentile 90(amount) of …`, `count of …`. */
export interface Aggregate {
  readonly kind: 'aggregate';
  readonly function: Name;
  readonly number: Text | undefined;
  readonly argument: Expression | undefined;
  readonly events: Events;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** `days since the last order_completed ever`. */
export interface Since {
  readonly kind: 'since';
  readonly unit: Name;
  readonly which: 'first' | 'last';
  readonly events: Events;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** `average days between order_completed in last 90 days`. */
export interface AverageGap {
  readonly kind: 'average gap';
  readonly unit: Name;
  readonly events: Events;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** By what users are ranked, in which groups, and which of them. */
export interface Ranking {
  readonly by: Expression;
  readonly per: Expression | undefined;
  readonly among: Expression | undefined;
}

/** `top 10% by x per user.city among (…)`, `bottom 1000 by x`. */
export interface Rank extends Ranking {
  readonly kind: 'rank';
  readonly end: 'top' | 'bottom';
  readonly size: Amount;
  readonly isShare: boolean;
  readonly span: Span;
}

/** `score 5 by x`. */
export interface Score extends Ranking {
  readonly kind: 'score';
  readonly groups: Amount;
  readonly span: Span;
}

/** `local hour`, `local date of paid_at`, `local weekday at user.time_zone`; the part is not yet known to be one. */
export interface LocalPart {
  readonly kind: 'local part';
  readonly part: Name;
  /** The time of the event when it is left out. */
  readonly of: Path | undefined;
  /** What holds the zone; the segment's own when it is left out. */
  readonly at: Path | undefined;
  readonly span: Span;
}

export interface OneOf {
  readonly kind: 'one of';
  readonly value: Expression;
  readonly options: readonly Expression[];
  readonly negated: boolean;
  readonly ignoringCase: boolean;
  readonly span: Span;
}

/** `in sample 10% seed "spring"`; `from` is there for `10% to 20%`. */
export interface Sample {
  readonly kind: 'in sample';
  readonly from: Amount | undefined;
  readonly to: Amount;
  readonly seed: Text;
  readonly span: Span;
}

export type TextOperator = 'contains' | 'starts with' | 'ends with' | 'matches';

/** `service contains "food"`; `negated` is `does not contain` or `does not match`. */
export interface TextTest {
  readonly kind: 'text test';
  readonly operator: TextOperator;
  readonly value: Expression;
  readonly part: Expression;
  readonly negated: boolean;
  readonly ignoringCase: boolean;
  readonly span: Span;
}

/**
 * A date or timestamp against `as of`; `more than` and `less than` end with `ago`. `today` is said of anniversaries, and is
 * 1 day long.
 */
export interface RelativeTest {
  readonly kind: 'relative test';
  readonly value: Expression;
  readonly relation: 'in last' | 'in next' | 'more than' | 'less than' | 'today';
  readonly amount: string;
  readonly unit: Name;
  readonly span: Span;
}

/** `items has "milk"`; `negated` is `has no`. */
export interface ListTest {
  readonly kind: 'list test';
  readonly value: Expression;
  readonly item: Expression;
  readonly negated: boolean;
  readonly ignoringCase: boolean;
  readonly span: Span;
}

/** `any item in items where (…)`; the name is what the condition calls the item. */
export interface AnyItem {
  readonly kind: 'any item';
  readonly name: Name;
  readonly list: Expression;
  readonly clauses: readonly WhereClause[];
  readonly span: Span;
}

/** `(user.lat, user.lng) within 5 km of (-6.2, 106.8)`; the unit is not yet known to be one. */
export interface DistanceTest {
  readonly kind: 'distance test';
  readonly from: Expression;
  readonly radius: Length;
  readonly of: Expression;
  readonly span: Span;
}

/** `(-6.2, 106.8)`: a latitude and a longitude, in degrees. */
export interface Point {
  readonly kind: 'point';
  readonly latitude: Expression;
  readonly longitude: Expression;
  readonly span: Span;
}

export type Literal =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | NumberLiteral
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  /** `version "5.2.0"`. */
  | { readonly kind: 'version'; readonly text: string; readonly span: Span }
  | DateLiteral
  | TimestampLiteral;

/** `0.6`; `percent` is `60%` where it is written so. */
export interface NumberLiteral {
  readonly kind: 'number';
  readonly digits: string;
  readonly percent: string | undefined;
  readonly span: Span;
}

export interface DateLiteral {
  readonly kind: 'date';
  readonly text: string;
  readonly span: Span;
}

export interface TimestampLiteral {
  readonly kind: 'timestamp';
  readonly text: string;
  readonly span: Span;
}

/** `did order_completed at least 3 times where … in last 90 days`: its clauses as written, in any order. */
export interface Behaviour {
  readonly kind: 'did';
  readonly negated: boolean;
  readonly events: Events;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** `did more login than logout in last 30 days`. */
export interface MoreOften {
  readonly kind: 'more often';
  readonly negated: boolean;
  readonly more: FilteredEvents;
  readonly than: FilteredEvents;
  readonly clauses: readonly Clause[];
  readonly span: Span;
}

/** Events with a `where` of their own, which then stand in parentheses. */
export interface FilteredEvents {
  readonly events: Events;
  readonly clauses: readonly WhereClause[];
  readonly span: Span;
}

/** What is done: `order_completed`, `any of (login, app_opened)`, `any event`. */
export type Events =
  | { readonly kind: 'one event'; readonly name: Name; readonly span: Span }
  | { readonly kind: 'any of'; readonly names: readonly Name[]; readonly span: Span }
  | { readonly kind: 'any event'; readonly span: Span };

export type CountWord = 'at least' | 'at most' | 'exactly' | 'more than' | 'less than' | 'between';

export interface CountClause {
  readonly kind: 'count';
  readonly word: CountWord;
  readonly bounds: readonly Expression[];
  /** `with the same product`. */
  readonly same: Path | undefined;
  readonly span: Span;
}

export interface WhereClause {
  readonly kind: 'where';
  readonly condition: Expression;
  readonly span: Span;
}

export interface WindowClause {
  readonly kind: 'window';
  readonly window: Window;
  readonly span: Span;
}

/** `on at least 3 distinct days`, `on at least 3 days in a row`. */
export interface PeriodsClause {
  readonly kind: 'count of periods';
  readonly inARow: boolean;
  readonly least: Expression;
  readonly unit: Name;
  readonly span: Span;
}

/** `at least once a week in 3 of the last 4 weeks`; units are not yet known to be some, nor to be the same. */
export interface RegularityClause {
  readonly kind: 'regularity';
  readonly word: CountWord;
  /** Once when it is left out. */
  readonly times: Expression | undefined;
  readonly per: Name;
  readonly least: Amount;
  readonly of: Amount;
  readonly unit: Name;
  readonly span: Span;
}

/** `for the first time`, `for the last time more than 14 days ago`. */
export interface OccurrenceClause {
  readonly kind: 'occurrence';
  readonly which: number | 'last';
  readonly ago: Distance | undefined;
  readonly span: Span;
}

export type Clause =
  | CountClause
  | PeriodsClause
  | RegularityClause
  | OccurrenceClause
  | WithinClause
  | AllWithinClause
  | AsClause
  | WhereClause
  | WindowClause;

/** `stopped x: in last 60 days, quiet 14 days`, `restarted x in last 2 days after 7 days quiet`. */
export interface Pause {
  readonly kind: 'stopped' | 'restarted';
  readonly events: Events;
  readonly clauses: readonly WhereClause[];
  readonly active: Length;
  readonly quiet: Length;
  readonly span: Span;
}

/** `14 days`; the unit is not yet known to be one. */
export interface Length {
  readonly amount: Amount;
  readonly unit: Name;
  readonly span: Span;
}

/** `more than 14 days ago`. */
export interface Distance extends Length {
  readonly relation: 'more than' | 'less than';
}

/** A number of units, in digits. */
export interface Amount {
  readonly digits: string;
  readonly span: Span;
}
