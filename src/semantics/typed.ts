import type { PropertyPart, PropertyPath } from '../catalog/property-path.ts';
import type { ScalarType, ValueType } from '../catalog/value-type.ts';
import type { Constant } from './constant.ts';
import type { AnyItemTest, ItemValue, SizeValue } from './item-values.ts';
import type { Rank, Score } from './ranking.ts';
import type { Sequence, StepValue } from './sequence.ts';
import type { SegmentFacts } from './sections/facts.ts';

/** `and`, `or`, `not` over leaves. Logic has two values, so the laws of Boolean algebra hold exactly. */
export type Logic<Leaf> = Chain<Leaf> | Negation<Leaf> | AtLeast<Leaf> | Leaf;

export interface Chain<Leaf> {
  readonly kind: 'and' | 'or';
  readonly arms: readonly Logic<Leaf>[];
}

export interface Negation<Leaf> {
  readonly kind: 'not';
  readonly arm: Logic<Leaf>;
}

/** So many of the arms hold, or more: at least 1, and no more than there are. */
export interface AtLeast<Leaf> {
  readonly kind: 'at least';
  readonly least: number;
  readonly arms: readonly Logic<Leaf>[];
}

/** A property read from where the condition stands: the event that is looked at, or the user. */
export interface PropertyValue extends PropertyPart {
  readonly kind: 'event property' | 'user property';
}

/** A function of the events of a scan. `median` is `percentile 50`. */
export type Aggregate =
  | { readonly function: 'count' }
  | { readonly function: 'days' }
  /** From the first to the last, by how many follow another: in the unit, a number. */
  | { readonly function: 'average gap'; readonly unit: FixedUnit }
  | {
      readonly function: 'distinct' | 'sum' | 'avg' | 'min' | 'max' | 'first' | 'last' | 'mode';
      readonly property: ScalarProperty;
    }
  | { readonly function: 'percentile'; readonly property: ScalarProperty; readonly percent: number };

export interface ScalarProperty extends PropertyPart {
  readonly type: ScalarType;
}

/** Which events are looked at: those of any of the names, sorted and each named once. */
export interface EventScan {
  readonly events: readonly string[];
  readonly where: Logic<ValueTest> | undefined;
  readonly window: ScanWindow;
}

export interface AggregateValue extends EventScan {
  readonly kind: 'aggregate';
  readonly aggregate: Aggregate;
  /** The zone in which days begin. */
  readonly zone: string;
  readonly type: ScalarType;
}

/** Whole units from the first or last event to `as of`; missing without one. */
export interface SinceValue extends EventScan {
  readonly kind: 'since';
  readonly which: 'first' | 'last';
  readonly unit: FixedUnit;
  readonly type: 'integer';
}

/** Both sides in `type`; a side of another numeric type is converted. */
export interface ArithmeticValue {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Value;
  readonly right: Value;
  readonly type: ScalarType;
}

/** A text without the difference between upper and lower case, as `foldCase` has it. */
export interface LoweredValue {
  readonly kind: 'lowered';
  readonly value: Value;
  readonly type: 'text';
}

/** A text as a version: its numbers in order, so that 5.10 comes after 5.9. Missing when it is no version. */
export interface VersionValue {
  readonly kind: 'version';
  readonly value: Value;
  readonly type: 'text';
}

/** What a clock or a calendar shows at an instant, in a zone or in the one that a text names. */
export interface LocalPartValue {
  readonly kind: 'local part';
  readonly part: 'hour' | 'weekday' | 'date';
  readonly value: Value;
  readonly zone: string | PropertyValue;
  readonly type: 'integer' | 'text' | 'date';
}

export type Value =
  | PropertyValue
  | StepValue
  | ItemValue
  | SizeValue
  /** When the event that is looked at was done. */
  | { readonly kind: 'event time'; readonly type: 'timestamp' }
  | LocalPartValue
  | { readonly kind: 'constant'; readonly constant: Constant }
  | AggregateValue
  | SinceValue
  | Score
  | ArithmeticValue
  | LoweredValue
  | VersionValue;

/** A missing side makes it false. `!=`, `not in` and `does not contain` do not exist here: they are `not` of the other. */
export type ValueTest<V = Value> =
  | {
      readonly kind: 'compare';
      readonly operator: '=' | '<' | '<=' | '>' | '>=';
      readonly left: V;
      readonly right: V;
      /** The type in which both sides are compared; a side of another numeric type is converted. */
      readonly type: ScalarType;
    }
  | {
      readonly kind: 'one of';
      readonly value: V;
      readonly options: readonly Constant[];
      readonly type: ScalarType;
    }
  | {
      readonly kind: 'text';
      readonly operator: 'contains' | 'starts with' | 'ends with';
      readonly value: V;
      readonly part: V;
    }
  /** A pattern of RE2's syntax is found anywhere in the text. */
  | { readonly kind: 'pattern'; readonly value: V; readonly pattern: string }
  | RelativeTest<V>
  | AgeTest<V>
  | AnniversaryTest<V>
  | DistanceTest<V>
  | DayOfYearTest<V>
  | AnyItemTest<V>
  | { readonly kind: 'known'; readonly value: V };

export type Comparison = Extract<ValueTest, { readonly kind: 'compare' }>;

/** The whole years from a date, or the local date of a timestamp, to the local date of `as of`, compared. */
export interface AgeTest<V> {
  readonly kind: 'age';
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: V;
  readonly type: 'date' | 'timestamp';
  readonly years: number;
  readonly zone: string;
}

/** Whether two points lie so near each other on the earth, taken for a sphere. */
export interface DistanceTest<V> {
  readonly kind: 'distance';
  readonly from: Point<V>;
  readonly to: Point<V>;
  readonly metres: number;
}

/** Degrees, as numbers; a point beyond 90 or 180 of them is missing. */
export interface Point<V> {
  readonly latitude: V;
  readonly longitude: V;
}

/**
 * Whether a day of each year, that of a date or of a timestamp's local date, is among some days before or after the local
 * date of `as of`, that date included. 29 February is 28 February in common years.
 */
export interface AnniversaryTest<V> {
  readonly kind: 'anniversary';
  readonly relation: 'in last' | 'in next';
  readonly value: V;
  readonly type: 'date' | 'timestamp';
  readonly amount: number;
  readonly unit: DateUnit;
  readonly zone: string;
}

/** Whether month and day, as month x 100 + day, lie from one to another, both included: an anniversary worked out. */
export interface DayOfYearTest<V> {
  readonly kind: 'day of year';
  readonly value: V;
  readonly type: 'date' | 'timestamp';
  readonly zone: string;
  readonly from: number;
  readonly to: number;
}

/** A date or timestamp against `as of`, not yet worked out. Dates are compared with the local date in the zone. */
export interface RelativeTest<V> {
  readonly kind: 'relative';
  readonly relation: 'in last' | 'in next' | 'more than ago';
  readonly value: V;
  readonly type: 'date' | 'timestamp';
  readonly amount: number;
  readonly unit: Unit;
  readonly zone: string;
}

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Units that whole days make up. */
export type DateUnit = Exclude<Unit, 'second' | 'minute' | 'hour'>;

/** What the calendar of a zone is divided in. Weeks start on Monday. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A window that hangs on `as of`, not yet worked out. Nothing at or after `as of` is in it. */
export type Window =
  | { readonly kind: 'ever' }
  /** `[as of - amount, as of)`. */
  | { readonly kind: 'last'; readonly amount: number; readonly unit: Unit; readonly zone: string }
  /** The last whole periods before the one that holds `as of`. */
  | { readonly kind: 'complete'; readonly amount: number; readonly unit: PeriodUnit; readonly zone: string }
  /** The period that holds `as of`. */
  | { readonly kind: 'current'; readonly unit: PeriodUnit; readonly zone: string }
  /** `[as of - far, as of - near)`. */
  | {
      readonly kind: 'ago';
      readonly far: number;
      readonly near: number;
      readonly unit: Unit;
      readonly zone: string;
    }
  /** `[from, to)`, open where an end is not given. */
  | { readonly kind: 'dates'; readonly from: Edge | undefined; readonly to: Edge | undefined }
  /** All that is before another window begins. */
  | { readonly kind: 'until'; readonly window: Window }
  /** So long, up to where another window begins. */
  | {
      readonly kind: 'leading up to';
      readonly window: Window;
      readonly amount: number;
      readonly unit: Unit;
      readonly zone: string;
    };

/** Units that are as long wherever they begin. */
export type FixedUnit = Exclude<Unit, 'month' | 'year'>;

/**
 * A window of each user's own: `[anchor, anchor + length)`, as far as that is before `as of`. Without an anchor there is
 * nothing in it.
 */
export interface UserWindow extends FixedLength {
  readonly kind: 'after';
  readonly anchor: Anchor;
}

/** A length of time that is as long wherever it begins. */
export interface FixedLength {
  readonly amount: number;
  readonly unit: FixedUnit;
}

/** The instant of the user's that a window follows. */
export type Anchor =
  | { readonly kind: 'timestamp'; readonly path: PropertyPath }
  /** Where a date of the user's begins. */
  | { readonly kind: 'start of date'; readonly path: PropertyPath; readonly zone: string }
  /** The first of such events in all of history. */
  | {
      readonly kind: 'first event';
      readonly events: readonly string[];
      readonly where: Logic<ValueTest> | undefined;
    };

/** When events count: by `as of` alone, or also by each user's own window. */
export type ScanWindow = Window | UserWindow;

/** Where a window between dates begins or ends: where a local date starts, or an instant in microseconds since 1970. */
export type Edge =
  | { readonly kind: 'start of day'; readonly date: string; readonly zone: string }
  | { readonly kind: 'instant'; readonly instant: bigint };

/** How often: both ends included; no `most` means no upper bound. */
export interface CountRange {
  readonly least: number;
  readonly most: number | undefined;
}

/** What a behaviour counts. */
export type Counted =
  | { readonly kind: 'events' }
  /** The periods of the calendar in which there are so many events, or more. */
  | {
      readonly kind: 'periods';
      readonly unit: CountedPeriod;
      readonly zone: string;
      readonly times: number;
    }
  /** The events that have one value of a property in common, where they are most. */
  | { readonly kind: 'events alike'; readonly property: ScalarProperty }
  /** The periods with an event that follow each other, where they are most. */
  | { readonly kind: 'periods in a row'; readonly unit: CountedPeriod; readonly zone: string };

export type CountedPeriod = 'day' | 'week' | 'month';

/** Did the user do any of `events`, `count` times, within `window`, looking only at events that pass `where`? */
export interface Behaviour extends EventScan {
  readonly kind: 'behaviour';
  readonly counted: Counted;
  readonly count: CountRange;
}

/** Whether a number that a seed draws for the user, from 0 to 9999, is in `[from, to)`. */
export interface Sample {
  readonly kind: 'in sample';
  readonly from: number;
  readonly to: number;
  readonly seed: string;
}

/**
 * Did the user do any of `events` for the n-th time, or for the last, within `at`? All that pass `where` in `window` are
 * counted, from the first one on.
 */
export interface Occurrence extends EventScan {
  readonly kind: 'occurrence';
  readonly which: number | 'last';
  readonly at: ScanWindow;
}

/** Whether the user is one of the ids in a file, as its content was when the rule was checked. */
export interface InList {
  readonly kind: 'in list';
  readonly name: string;
  readonly path: string;
  readonly contentHash: string;
  readonly ids: number;
}

export type ConditionLeaf =
  | ValueTest
  | Behaviour
  | Occurrence
  | Sequence
  | Sample
  | Rank
  | InList
  | { readonly kind: 'in segment'; readonly segment: string };
export type Condition = Logic<ConditionLeaf>;

/** A column that goes out with the members. */
export interface ExportedValue {
  /** The column's name: `city` for `user.city`, a trait's own. */
  readonly column: string;
  readonly value: Value;
  readonly type: ValueType;
}

/** A segment with no name left to resolve and no type left to check. */
export interface SegmentRule {
  readonly name: string;
  readonly facts: SegmentFacts;
  readonly zone: string;
  readonly exports: readonly ExportedValue[];
  readonly members: Condition;
  /** The segments that `members` names, each once, by name. */
  readonly references: readonly string[];
}
