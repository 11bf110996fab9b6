import type { ScalarType, ValueType } from '../catalog/value-type.ts';
import type { Constant } from './constant.ts';

/** `and`, `or`, `not` over leaves. Logic has two values, so the laws of Boolean algebra hold exactly. */
export type Logic<Leaf> = Chain<Leaf> | Negation<Leaf> | Leaf;

export interface Chain<Leaf> {
  readonly kind: 'and' | 'or';
  readonly arms: readonly Logic<Leaf>[];
}

export interface Negation<Leaf> {
  readonly kind: 'not';
  readonly arm: Logic<Leaf>;
}

/** A property read from where the condition stands: the event that is looked at, or the user. */
export interface PropertyValue {
  readonly kind: 'event property' | 'user property';
  readonly name: string;
  readonly type: ScalarType;
}

export type Value = PropertyValue | { readonly kind: 'constant'; readonly constant: Constant };

/** A missing side makes it false. `!=` and `not in` do not exist here: they are `not` of the other. */
export type ValueTest =
  | {
      readonly kind: 'compare';
      readonly operator: '=' | '<' | '<=' | '>' | '>=';
      readonly left: Value;
      readonly right: Value;
      /** The type in which both sides are compared; a side of another numeric type is converted. */
      readonly type: ScalarType;
    }
  | {
      readonly kind: 'one of';
      readonly value: Value;
      readonly options: readonly Constant[];
      readonly type: ScalarType;
    }
  | {
      readonly kind: 'known';
      readonly property: string;
      readonly of: 'event' | 'user';
      readonly type: ValueType;
    };

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A window that hangs on `as of`, not yet worked out. `[from, as of)`, in the segment's zone. */
export type Window =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly amount: number; readonly unit: Unit; readonly zone: string }
  | { readonly kind: 'since date'; readonly date: string; readonly zone: string }
  | { readonly kind: 'since instant'; readonly instant: bigint };

/** How often: both ends included; no `most` means no upper bound. */
export interface CountRange {
  readonly least: number;
  readonly most: number | undefined;
}

/** Did the user do `event`, `count` times, within `window`, looking only at events that pass `where`? */
export interface Behaviour {
  readonly kind: 'behaviour';
  readonly event: string;
  readonly where: Logic<ValueTest> | undefined;
  readonly window: Window;
  readonly count: CountRange;
}

export type ConditionLeaf = ValueTest | Behaviour | { readonly kind: 'in segment'; readonly segment: string };
export type Condition = Logic<ConditionLeaf>;

/** A column that goes out with the members. */
export interface ExportedProperty {
  /** The column's name: `city` for `user.city`. */
  readonly column: string;
  readonly property: string;
  readonly type: ValueType;
}

/** A segment with no name left to resolve and no type left to check. */
export interface SegmentRule {
  readonly name: string;
  readonly title: string | undefined;
  readonly owner: string | undefined;
  readonly zone: string;
  readonly exports: readonly ExportedProperty[];
  readonly members: Condition;
  /** The segments that `members` names, each once, by name. */
  readonly references: readonly string[];
}
