import type { PropertyPart } from '../catalog/property-path.ts';
import type { Comparison, CountRange, EventScan, FixedLength, ScanWindow } from './typed.ts';

/**
 * Did the user do all steps one after the other, each strictly later than the one before? Other events may stand between.
 * All steps lie in the window; counted are the events of the first step from which the others can be done.
 */
export interface Sequence {
  readonly kind: 'sequence';
  readonly steps: readonly SequenceStep[];
  readonly window: ScanWindow;
  /** The last step lies less than this after the first. */
  readonly allWithin: FixedLength | undefined;
  readonly count: CountRange;
}

/** Something that is done, and what is not done after it. */
export interface SequenceStep extends StepEvents {
  readonly absent: readonly AbsentStep[];
}

/**
 * Something that is not done: less than `within` after the step, and so long has passed; without `within` before the step
 * that follows, or before `as of` after the last. It need not lie in the sequence's window.
 */
export type AbsentStep = StepEvents;

export interface StepEvents extends Pick<EventScan, 'events' | 'where'> {
  /** What has to hold of its event and that of an earlier step: each compares a property of both. */
  readonly compared: readonly Comparison[];
  /** Less than so long after the step before. */
  readonly within: FixedLength | undefined;
}

/** A property of an earlier step of the sequence, which the rule calls by a name. */
export interface StepValue extends PropertyPart {
  readonly kind: 'step property';
  /** Its place among the steps that are done, from 0. */
  readonly step: number;
  readonly called: string;
}
