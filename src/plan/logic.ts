import type { AtLeast, Chain, Logic, Negation } from '../semantics/typed.ts';

interface Leafy {
  readonly kind: string;
}

/** The same logic over other leaves. Logic is at most 64 deep, so plain recursion is safe. */
export function mapLogic<A extends Leafy, B extends Leafy>(
  logic: Logic<A>,
  leaf: (leaf: A) => Logic<B>,
): Logic<B> {
  if (isChain(logic) || isAtLeast(logic))
    return { ...logic, arms: logic.arms.map((arm) => mapLogic(arm, leaf)) };
  if (isNegation(logic)) return { kind: 'not', arm: mapLogic(logic.arm, leaf) };
  return leaf(logic);
}

/** Calls `visit` for each leaf, from left to right. */
export function visitLogic<L extends Leafy>(logic: Logic<L>, visit: (leaf: L) => void): void {
  if (isChain(logic) || isAtLeast(logic)) for (const arm of logic.arms) visitLogic(arm, visit);
  else if (isNegation(logic)) visitLogic(logic.arm, visit);
  else visit(logic);
}

/** The leaves, from left to right. */
export function leavesOf<L extends Leafy>(logic: Logic<L>): L[] {
  const leaves: L[] = [];
  visitLogic(logic, (leaf) => leaves.push(leaf));
  return leaves;
}

/** True for `and` and `or`. */
export function isChain<L extends Leafy>(logic: Logic<L>): logic is Chain<L> {
  return logic.kind === 'and' || logic.kind === 'or';
}

/** True for `at least 2 of (…)`. */
export function isAtLeast<L extends Leafy>(logic: Logic<L>): logic is AtLeast<L> {
  return logic.kind === 'at least';
}

/** True for `not`. */
export function isNegation<L extends Leafy>(logic: Logic<L>): logic is Negation<L> {
  return logic.kind === 'not';
}
