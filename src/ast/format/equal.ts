import type { File } from '../declaration-nodes.ts';
import type { Clause } from '../nodes.ts';
import type { Section } from '../sections/nodes.ts';
import { clauseOrder } from './clause-order.ts';
import { sectionOrder } from './section-order.ts';

/**
 * Whether two files say the same: where it stands, in which order clauses follow a behaviour, and in which order sections
 * stand in a segment, does not matter.
 */
export function equal(a: File, b: File): boolean {
  // A stack of our own: a sum of thousands of terms is a tree that deep.
  const waiting: [unknown, unknown][] = [[a.declarations, b.declarations]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
      return false;
    const leftParts = partsOf(left);
    const rightParts = partsOf(right);
    if (leftParts.length !== rightParts.length) return false;
    for (const [at, [key, value]] of leftParts.entries()) {
      const other = rightParts[at];
      if (other?.[0] !== key) return false;
      waiting.push([value, other[1]]);
    }
  }
  return true;
}

function partsOf(node: object): readonly (readonly [string, unknown])[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'span')
    .map(([key, value]) => [key, inOrder(key, value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function inOrder(key: string, value: unknown): unknown {
  if (key === 'clauses') return clauseOrder(value as readonly Clause[]);
  return key === 'sections' ? sectionOrder(value as readonly Section[]) : value;
}
