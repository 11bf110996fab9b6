import { pathText, type PropertyPart } from '../catalog/property-path.ts';
import type { Value, Window } from '../semantics/typed.ts';
import type { Sequence as SequenceCondition, StepEvents, StepValue } from '../semantics/sequence.ts';
import { microsOfLength } from './lengths.ts';
import type { Scan, Sequence, StepScan } from './nodes.ts';
import { readsOfWhere, userSpan } from './user-spans.ts';
import { byName, noteReads, testedValues } from './values.ts';

/** The events from which a sequence can be completed. */
export function sequenceOf({ steps, window, allWithin }: SequenceCondition): Sequence<Window> {
  const own = window.kind === 'after' ? undefined : window;
  const after = window.kind === 'after' ? userSpan(window) : undefined;
  const ever = { kind: 'ever' } as const;
  const asked = askedOfSteps(steps);
  const stepScan = (step: StepEvents, span: Scan<Window>['after'], at?: number): StepScan<Window> => ({
    scan: {
      kind: 'scan',
      grain: ['event'],
      events: step.events,
      window: own ?? ever,
      after: span,
      where: step.where,
      // A copy lies where its event does, and which of them a step is changes nothing.
      copies: 'kept',
      ...readsOfStep(step, asked.get(at ?? -1) ?? []),
    },
    compared: step.compared,
    within: step.within && microsOfLength(step.within),
  });
  return {
    kind: 'sequence',
    grain: ['event'],
    steps: steps.map((step, at) => ({
      ...stepScan(step, after, at),
      absent: step.absent.map((one) => stepScan(one, undefined)),
    })),
    allWithin: allWithin && microsOfLength(allWithin),
    copies: 'removed',
  };
}

/** The properties of steps that others compare theirs with, by the place of the step. */
function askedOfSteps(steps: SequenceCondition['steps']): ReadonlyMap<number, readonly PropertyPart[]> {
  const asked = new Map<number, PropertyPart[]>();
  for (const { compared } of steps.flatMap((step) => [step, ...step.absent])) {
    for (const { step, path, type } of compared.flatMap(testedValues).flatMap(stepValues))
      asked.set(step, [...(asked.get(step) ?? []), { path, type }]);
  }
  return asked;
}

function stepValues(value: Value): StepValue[] {
  if (value.kind === 'lowered' || value.kind === 'version') return stepValues(value.value);
  return value.kind === 'step property' ? [value] : [];
}

function readsOfStep(
  { where, compared }: StepEvents,
  asked: readonly PropertyPart[],
): Pick<Scan<Window>, 'reads' | 'userReads'> {
  const { reads: own, userReads } = readsOfWhere(where);
  const reads = new Map([...own, ...asked].map((read) => [pathText(read.path), read]));
  for (const value of compared.flatMap(testedValues)) noteReads(value, 'event', reads);
  return { reads: byName(reads), userReads };
}
