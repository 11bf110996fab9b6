import { isAtLeast, isChain, isNegation } from '../plan/logic.ts';
import type { BoundPlan, EventRelation, Scan, TimeRange } from '../plan/nodes.ts';
import { mapScans, scansOf } from '../plan/relations.ts';
import type { Logic } from '../semantics/typed.ts';
import { mapKeeping, mapPredicates, mapRelations } from './rewrite.ts';

/** Chains in chains of the same word become one; `not not x` becomes `x`; at least 1 of some is `or`, all of them `and`. */
export function simplifyLogic(plan: BoundPlan): BoundPlan {
  return mapRelations(mapPredicates(plan, simplify), simplifyWheres);
}

function simplifyWheres(relation: EventRelation<TimeRange>): EventRelation<TimeRange> {
  const simplified = mapScans(relation, simplifyWhere);
  const before = scansOf(relation);
  return scansOf(simplified).every((scan, at) => scan === before[at]) ? relation : simplified;
}

function simplifyWhere(scan: Scan<TimeRange>): Scan<TimeRange> {
  if (scan.where === undefined) return scan;
  const where = simplify(scan.where);
  return where === scan.where ? scan : { ...scan, where };
}

function simplify<L extends { readonly kind: string }>(logic: Logic<L>): Logic<L> {
  if (isNegation(logic)) {
    const arm = simplify(logic.arm);
    if (isNegation(arm)) return arm.arm;
    return arm === logic.arm ? logic : { kind: 'not', arm };
  }
  if (isAtLeast(logic)) {
    const arms = mapKeeping(logic.arms, simplify);
    if (logic.least === 1) return simplify({ kind: 'or', arms });
    if (logic.least === arms.length) return simplify({ kind: 'and', arms });
    return arms === logic.arms ? logic : { ...logic, arms };
  }
  if (!isChain(logic)) return logic;
  const arms = mapKeeping(logic.arms, simplify);
  if (arms.some((arm) => arm.kind === logic.kind)) {
    return {
      kind: logic.kind,
      arms: arms.flatMap((arm) => (isChain(arm) && arm.kind === logic.kind ? arm.arms : [arm])),
    };
  }
  return arms === logic.arms ? logic : { kind: logic.kind, arms };
}
