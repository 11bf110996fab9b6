import type { PropertyPart } from '../catalog/property-path.ts';
import type { ScalarType, ValueType } from '../catalog/value-type.ts';
import type { Constant } from '../semantics/constant.ts';
import type { Rank } from '../semantics/ranking.ts';
import type { ItemValue } from '../semantics/item-values.ts';
import type {
  Aggregate,
  ArithmeticValue,
  CountedPeriod,
  CountRange,
  LocalPartValue,
  Logic,
  PropertyValue,
  Sample,
  ScalarProperty,
  ValueTest,
  Window,
} from '../semantics/typed.ts';
import type { StepValue } from '../semantics/sequence.ts';

/** A window worked out for one `as of`: `[from, to)` in microseconds since 1970; no `from` is all of history. */
export interface TimeRange {
  readonly from: bigint | undefined;
  readonly to: bigint;
}

/** The events of any of some names in a window, that pass `where`. `W` is a symbolic window until `bind`. */
export interface Scan<W> {
  readonly kind: 'scan';
  /** What one row of a relation stands for: each relation names its own. */
  readonly grain: readonly ['event'];
  /** Sorted, each once: copies of an event are one across names as well. */
  readonly events: readonly string[];
  readonly window: W;
  /** What else says when: a window of the user's own. */
  readonly after: UserSpan<W> | undefined;
  readonly where: Logic<ValueTest> | undefined;
  /** Whether each event counts once however often it was delivered. */
  readonly copies: 'removed' | 'kept';
  /** The properties of the event that `where` or a measure reads, by name. */
  readonly reads: readonly PropertyPart[];
  /** The properties of the user that `where` reads, by name. */
  readonly userReads: readonly PropertyPart[];
}

/**
 * The events of a sequence's first step from which the others can be done, each strictly later than the one before. Lengths
 * are in microseconds, their ends open.
 */
export interface Sequence<W> {
  readonly kind: 'sequence';
  readonly grain: readonly ['event'];
  readonly steps: readonly SequenceStep<W>[];
  /** How long after the first step the last one lies at most. */
  readonly allWithin: bigint | undefined;
  /** Whether each event of the first step counts once however often it was delivered. */
  readonly copies: 'removed' | 'kept';
}

/** What is done, and what is not done after it: up to a length, or up to the next step, or up to `as of`. */
export interface SequenceStep<W> extends StepScan<W> {
  /** Their windows begin with that of the sequence, and end at `as of`. */
  readonly absent: readonly StepScan<W>[];
}

export interface StepScan<W> {
  readonly scan: Scan<W>;
  /** What has to hold of the event and those of earlier steps. */
  readonly compared: readonly ValueTest[];
  readonly within: bigint | undefined;
}

/** A relation whose rows are events. */
export type EventRelation<W> = Scan<W> | Sequence<W>;

/** A stretch of each user's own time: from an instant on, so many microseconds. Without the instant it is empty. */
export interface UserSpan<W> {
  readonly anchor: UserInstant<W>;
  readonly micros: bigint;
}

/** An instant of a user's. */
export type UserInstant<W> =
  | PropertyValue
  | MeasureValue<W>
  /** Where a date begins in a zone. */
  | { readonly kind: 'start of date'; readonly date: PropertyValue; readonly zone: string };

/** What is kept of a user's events: something that can be merged with that of other events of the same user. */
export interface UserState<W> {
  readonly kind: 'state';
  readonly grain: readonly ['user'];
  readonly input: EventRelation<W>;
  readonly measure: Measure;
}

/** The function of the events that a state stands for. Periods begin in the zone. */
export type Measure =
  | Exclude<Aggregate, { readonly function: 'days' }>
  /** In how many there are so many events, or more. */
  | {
      readonly function: 'periods';
      readonly unit: CountedPeriod;
      readonly zone: string;
      readonly times: number;
    }
  /** How many have one value of a property in common, at the most. */
  | { readonly function: 'events alike'; readonly property: ScalarProperty }
  /** How many with an event follow each other, at the most. */
  | { readonly function: 'periods in a row'; readonly unit: CountedPeriod; readonly zone: string }
  /** When it was done for the n-th time, or for the last. */
  | { readonly function: 'time of'; readonly which: number | 'last' };

/** What a state keeps, as a value. */
export interface MeasureValue<W> {
  readonly kind: 'measure';
  readonly state: UserState<W>;
  readonly type: ScalarType;
}

/** A value of a user. */
export type UserValue<W> =
  | PropertyValue
  | { readonly kind: 'constant'; readonly constant: Constant }
  | MeasureValue<W>
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticValue['operator'];
      readonly left: UserValue<W>;
      readonly right: UserValue<W>;
      readonly type: ScalarType;
    }
  | ElapsedValue<W>
  | {
      readonly kind: 'score';
      readonly groups: number;
      readonly ranking: UserRanking<W>;
      readonly type: 'integer';
    }
  | { readonly kind: 'lowered' | 'version'; readonly value: UserValue<W>; readonly type: 'text' }
  | { readonly kind: 'size'; readonly value: UserValue<W>; readonly type: 'integer' }
  | ItemValue
  | { readonly kind: 'event time'; readonly type: 'timestamp' }
  | StepValue
  | (Omit<LocalPartValue, 'value'> & { readonly value: UserValue<W> });

/** The whole units, each of so many microseconds, from an instant to the end of a window. */
export interface ElapsedValue<W> {
  readonly kind: 'elapsed';
  readonly since: MeasureValue<W>;
  readonly until: W;
  readonly micros: bigint;
  readonly type: 'integer';
}

/** A predicate over a user's count of events; a user without events has none. */
export interface CountTest<W> {
  readonly kind: 'count test';
  readonly state: UserState<W>;
  readonly count: CountRange;
}

/** Whether an instant of a user's lies in a window, not yet worked out; when there is none it does not. */
export interface TimeTest<W> {
  readonly kind: 'time test';
  readonly time: MeasureValue<W>;
  readonly within: W;
}

/** Whether an instant of a user's lies in a stretch of the user's own; when either is missing it does not. */
export interface FollowTest<W> {
  readonly kind: 'follow test';
  readonly time: MeasureValue<W>;
  readonly after: UserSpan<W>;
}

/** Users in the order of a value, each group by itself; those who do not meet `among` have no place. */
export interface UserRanking<W> {
  readonly kind: 'ranking';
  readonly by: UserValue<W>;
  readonly type: ScalarType;
  readonly per: UserValue<W> | undefined;
  readonly among: Predicate<W> | undefined;
}

/** Whether a user is among the first of a ranking. */
export interface RankTest<W> {
  readonly kind: 'rank test';
  readonly end: Rank['end'];
  readonly size: Rank['size'];
  readonly ranking: UserRanking<W>;
}

export type PredicateLeaf<W> =
  | ValueTest<UserValue<W>>
  | CountTest<W>
  | TimeTest<W>
  | FollowTest<W>
  | RankTest<W>
  | Sample
  /** Whether the user is one of the ids of a list, known by its content. */
  | { readonly kind: 'in list'; readonly contentHash: string }
  | { readonly kind: 'member of'; readonly segment: string };
export type Predicate<W> = Logic<PredicateLeaf<W>>;

/** The users that exist, of whom the members are chosen. Its window's end is where history ends. */
export interface Universe<W> {
  readonly kind: 'universe';
  readonly grain: readonly ['user'];
  readonly window: W;
  /** The user properties that are read anywhere in the plan, by name. */
  readonly reads: readonly PropertyPart[];
  /** The segment whose members are no users of the universe for the segments that leave them out. */
  readonly exclusion: string | undefined;
}

/** The members of one segment: the users of the universe for whom the predicate holds. */
export interface Members<W> {
  readonly kind: 'members';
  readonly grain: readonly ['user'];
  readonly segment: string;
  /** Whether members of the universe's exclusion are left out. */
  readonly excludes: boolean;
  readonly predicate: Predicate<W>;
}

export interface ExportedColumn<W> {
  readonly column: string;
  readonly value: UserValue<W>;
  readonly type: ValueType;
}

/** One segment's rule as relations: the segments that it hangs on come first, itself last. */
export interface Plan<W = Window> {
  readonly universe: Universe<W>;
  readonly members: readonly Members<W>[];
  readonly exports: readonly ExportedColumn<W>[];
}

/** A plan whose windows are worked out for one `as of`. */
export type BoundPlan = Plan<TimeRange>;
