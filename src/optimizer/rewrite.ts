import { isAtLeast, isChain, isNegation } from '../plan/logic.ts';
import type { BoundPlan, Predicate, PredicateLeaf, TimeRange } from '../plan/nodes.ts';
import type { Logic } from '../semantics/typed.ts';

/** Rewrites the leaves of every predicate, each once; the same reference when nothing changed. */
export function rewritePredicates(
  plan: BoundPlan,
  leaf: (leaf: PredicateLeaf<TimeRange>) => Predicate<TimeRange>,
): BoundPlan {
  return mapPredicates(plan, (predicate) => rewriteLogic(predicate, leaf));
}

/** Replaces each segment's predicate; the same reference when none changed. */
export function mapPredicates(
  plan: BoundPlan,
  rewrite: (predicate: Predicate<TimeRange>) => Predicate<TimeRange>,
): BoundPlan {
  const members = mapKeeping(plan.members, (one) => {
    const predicate = rewrite(one.predicate);
    return predicate === one.predicate ? one : { ...one, predicate };
  });
  return members === plan.members ? plan : { ...plan, members };
}

function rewriteLogic<L extends { readonly kind: string }>(
  logic: Logic<L>,
  leaf: (leaf: L) => Logic<L>,
): Logic<L> {
  if (isChain(logic) || isAtLeast(logic)) {
    const arms = mapKeeping(logic.arms, (arm) => rewriteLogic(arm, leaf));
    return arms === logic.arms ? logic : { ...logic, arms };
  }
  if (isNegation(logic)) {
    const arm = rewriteLogic(logic.arm, leaf);
    return arm === logic.arm ? logic : { kind: 'not', arm };
  }
  return leaf(logic);
}

/** Array.map that gives the same array back when no item changed. */
export function mapKeeping<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  const mapped = items.map(map);
  return mapped.every((item, index) => item === items[index]) ? items : mapped;
}
