import type { BoundPlan } from '../plan/nodes.ts';
import { keepHarmlessCopies } from './keep-harmless-copies.ts';
import { simplifyLogic } from './simplify-logic.ts';

export interface Pass {
  readonly name: string;
  readonly run: (plan: BoundPlan) => BoundPlan;
}

/** Every pass in its order, with the reason for its place. */
export const passes: readonly Pass[] = [
  // First: what comes after meets flat chains and no double negation.
  { name: 'simplify-logic', run: simplifyLogic },
  // Last: it looks at which scans are one, and a simpler `where` may make two of them one.
  { name: 'keep-harmless-copies', run: keepHarmlessCopies },
];

/** The same members for less work. Passes run once each, in order. */
export function optimize(plan: BoundPlan): BoundPlan {
  return passes.reduce((current, pass) => pass.run(current), plan);
}
