import type { FilteredEvents, MoreOften } from '../ast/nodes.ts';
import { checkScan } from './behaviours.ts';
import type { Scope } from './scope.ts';
import type { AggregateValue, Condition } from './typed.ts';

/** `did more a than b in …`: a comparison of two counts over one window; undefined (reported) when a side is faulty. */
export function checkMoreOften(node: MoreOften, scope: Scope): Condition | undefined {
  const [left, right] = [node.more, node.than].map((side) => countOf(side, node, scope));
  if (left === undefined || right === undefined) return undefined;
  const more = { kind: 'compare', operator: '>', left, right, type: 'integer' } as const;
  return node.negated ? { kind: 'not', arm: more } : more;
}

function countOf(side: FilteredEvents, node: MoreOften, scope: Scope): AggregateValue | undefined {
  const scanned = { events: side.events, clauses: [...side.clauses, ...node.clauses], span: node.span };
  const scan = checkScan(scanned, scope);
  if (scan === undefined) return undefined;
  return { kind: 'aggregate', aggregate: { function: 'count' }, ...scan, zone: scope.zone, type: 'integer' };
}
