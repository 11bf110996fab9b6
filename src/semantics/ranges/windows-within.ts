import type { ScanWindow, Unit } from '../typed.ts';
import { secondsPerUnit } from '../../catalog/unit-lengths.ts';
import { structuralKey } from './structural-key.ts';

const seconds: Partial<Record<Unit, number>> = secondsPerUnit;
const months: Partial<Record<Unit, number>> = { month: 1, year: 12 };

/** Whether every event of one window surely lies in the other. */
export function isWithin(inner: ScanWindow, outer: ScanWindow): boolean {
  if (outer.kind === 'ever' || structuralKey(inner) === structuralKey(outer)) return true;
  if (inner.kind === 'after' && outer.kind === 'after') {
    const [a, b] = [seconds[inner.unit], seconds[outer.unit]];
    const isOneAnchor = structuralKey(inner.anchor) === structuralKey(outer.anchor);
    return isOneAnchor && a !== undefined && b !== undefined && inner.amount * a <= outer.amount * b;
  }
  if (outer.kind !== 'last' || (inner.kind !== 'last' && inner.kind !== 'ago')) return false;
  const reach = inner.kind === 'last' ? inner.amount : inner.far;
  for (const lengths of [seconds, months]) {
    const [a, b] = [lengths[inner.unit], lengths[outer.unit]];
    if (a === undefined || b === undefined) continue;
    // The same months begin at other instants in another zone.
    return (lengths === seconds || inner.zone === outer.zone) && reach * a <= outer.amount * b;
  }
  return false;
}
