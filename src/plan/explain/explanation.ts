import type { ScalarType } from '../../catalog/value-type.ts';
import type { SegmentFacts } from '../../semantics/sections/facts.ts';
import type { TimeRange } from '../nodes.ts';

/** A sentence about the user or an event, and the list that it introduces when it ends in a colon. */
export interface Clause {
  readonly text: string;
  /** The stretches of time that the sentence speaks of, from left to right. */
  readonly windows: readonly TimeRange[];
  readonly items: readonly Clause[];
}

/** A trait that the rule uses, in words. */
export interface ExplainedTrait {
  readonly name: string;
  readonly meaning: Clause;
}

/** A parameter that the rule uses, with the value that it has in this compile. */
export interface ExplainedParameter {
  readonly name: string;
  readonly type: ScalarType;
  readonly value: string;
}

/** An event that the rule looks at, with its title from the catalog. */
export interface ExplainedEvent {
  readonly name: string;
  readonly title: string | undefined;
}

/** A column that goes out with the members. */
export interface ExplainedColumn {
  readonly column: string;
  readonly type: string;
  readonly meaning: Clause;
}

/** A segment in words. */
export interface ExplainedSegment {
  readonly name: string;
  readonly facts: SegmentFacts;
  /** The zone of its dates. */
  readonly zone: string;
  readonly members: Clause;
}

/** A rule in plain English as of one instant. */
export interface Explanation {
  readonly asOf: bigint;
  readonly segment: ExplainedSegment;
  /** Who can be a member at all. */
  readonly universe: string;
  readonly exports: readonly ExplainedColumn[];
  readonly traits: readonly ExplainedTrait[];
  readonly parameters: readonly ExplainedParameter[];
  readonly events: readonly ExplainedEvent[];
  /** The segments that it hangs on, the nearest first. */
  readonly others: readonly ExplainedSegment[];
  /** What the rule's words imply where a reader might think otherwise. */
  readonly notes: readonly string[];
}
