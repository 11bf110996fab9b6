import type { AverageGap, Since } from '../ast/nodes.ts';
import { checkScan } from './behaviours.ts';
import { checkFixedUnit } from './fixed-lengths.ts';
import { fault, type Scope } from './scope.ts';
import type { EventScan, FixedUnit } from './typed.ts';
import type { Operand } from './values.ts';

/** `days since the last x`: whole units from an event to `as of`, missing without one. */
export function checkSince(node: Since, scope: Scope): Operand | undefined {
  const parts = checkParts(node, scope);
  if (parts === undefined) return undefined;
  const { unit, scan } = parts;
  const value = { kind: 'since', which: node.which, unit, ...scan, type: 'integer' } as const;
  return { kind: 'computed', value, type: 'integer' };
}

/** `average days between x`: from the first to the last of them, by how many follow another; missing below two. */
export function checkAverageGap(node: AverageGap, scope: Scope): Operand | undefined {
  const parts = checkParts(node, scope);
  if (parts === undefined) return undefined;
  const { unit, scan } = parts;
  const aggregate = { function: 'average gap', unit } as const;
  const value = { kind: 'aggregate', aggregate, ...scan, zone: scope.zone, type: 'number' } as const;
  return { kind: 'computed', value, type: 'number' };
}

function checkParts(
  node: Since | AverageGap,
  scope: Scope,
): { readonly unit: FixedUnit; readonly scan: EventScan } | undefined {
  if (scope.standing.kind !== 'user') {
    fault(scope, 'aggregate-in-where', node.span, {});
    return undefined;
  }
  const unit = checkFixedUnit('time between instants', node, scope);
  const scan = checkScan(node, scope);
  return unit === undefined || scan === undefined ? undefined : { unit, scan };
}
