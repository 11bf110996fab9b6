import { visitLogic } from './logic.ts';
import type { Plan } from './nodes.ts';

/** The content hashes of the lists that a plan looks at, each once, sorted. */
export function listsOf(plan: Plan<unknown>): readonly string[] {
  const hashes = new Set<string>();
  for (const { predicate } of plan.members)
    visitLogic(predicate, (leaf) => {
      if (leaf.kind === 'in list') hashes.add(leaf.contentHash);
    });
  return [...hashes].sort();
}
