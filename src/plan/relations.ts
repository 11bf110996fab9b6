import type { EventRelation, Scan } from './nodes.ts';

/** The scans that a relation of events is made of, in order. */
export function scansOf<W>(relation: EventRelation<W>): readonly Scan<W>[] {
  if (relation.kind === 'scan') return [relation];
  return relation.steps.flatMap(({ scan, absent }) => [scan, ...absent.map((step) => step.scan)]);
}

/** The same relation over other scans; `absent` is for those of what is not done. */
export function mapScans<A, B>(
  relation: EventRelation<A>,
  map: (scan: Scan<A>) => Scan<B>,
  absent = map,
): EventRelation<B> {
  if (relation.kind === 'scan') return map(relation);
  return {
    ...relation,
    steps: relation.steps.map((step) => ({
      ...step,
      scan: map(step.scan),
      absent: step.absent.map((one) => ({ ...one, scan: absent(one.scan) })),
    })),
  };
}
