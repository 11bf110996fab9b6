import type { AtLeast, Chain, Logic, Negation } from '../../../src/semantics/typed.ts';

interface Leafy {
  readonly kind: string;
}

/** Whether logic holds when `holds` says which leaves do. */
export function logicHolds<Leaf extends Leafy>(logic: Logic<Leaf>, holds: (leaf: Leaf) => boolean): boolean {
  if (isChain(logic)) {
    const armHolds = (arm: Logic<Leaf>) => logicHolds(arm, holds);
    return logic.kind === 'and' ? logic.arms.every(armHolds) : logic.arms.some(armHolds);
  }
  if (isAtLeast(logic)) return logic.arms.filter((arm) => logicHolds(arm, holds)).length >= logic.least;
  if (isNegation(logic)) return !logicHolds(logic.arm, holds);
  return holds(logic);
}

function isChain<Leaf extends Leafy>(logic: Logic<Leaf>): logic is Chain<Leaf> {
  return logic.kind === 'and' || logic.kind === 'or';
}

function isAtLeast<Leaf extends Leafy>(logic: Logic<Leaf>): logic is AtLeast<Leaf> {
  return logic.kind === 'at least';
}

function isNegation<Leaf extends Leafy>(logic: Logic<Leaf>): logic is Negation<Leaf> {
  return logic.kind === 'not';
}
