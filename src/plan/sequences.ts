import type { Sequence as SequenceCondition, StepEvents, Window } from '../semantics/typed.ts';
import { microsOfLength } from './lengths.ts';
import type { Scan, Sequence, StepScan } from './nodes.ts';
import { readsOfWhere, userSpan } from './user-spans.ts';

/** The events from which a sequence can be completed. */
export function sequenceOf({ steps, window, allWithin }: SequenceCondition): Sequence<Window> {
  const own = window.kind === 'after' ? undefined : window;
  const after = window.kind === 'after' ? userSpan(window) : undefined;
  const ever = { kind: 'ever' } as const;
  const stepScan = (step: StepEvents, span: Scan<Window>['after']): StepScan<Window> => ({
    scan: {
      kind: 'scan',
      grain: ['event'],
      events: step.events,
      window: own ?? ever,
      after: span,
      where: step.where,
      // A copy lies where its event does, and which of them a step is changes nothing.
      copies: 'kept',
      ...readsOfWhere(step.where),
    },
    within: step.within && microsOfLength(step.within),
  });
  return {
    kind: 'sequence',
    grain: ['event'],
    steps: steps.map((step) => ({
      ...stepScan(step, after),
      absent: step.absent.map((one) => stepScan(one, undefined)),
    })),
    allWithin: allWithin && microsOfLength(allWithin),
    copies: 'removed',
  };
}
