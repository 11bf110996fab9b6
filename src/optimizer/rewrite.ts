import { mapLeaf } from '../plan/leaves.ts';
import { mapLogic } from '../plan/logic.ts';
import type {
  BoundPlan,
  EventRelation,
  Predicate,
  TimeRange,
  UserRanking,
  UserState,
  UserValue,
} from '../plan/nodes.ts';
import { mapRanking } from '../plan/rankings.ts';
import { mapScans } from '../plan/relations.ts';
import { statesOf } from '../plan/states.ts';
import { mapSpan } from '../plan/user-spans.ts';
import { mapParts, type PartMaps } from '../plan/values.ts';

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

/** Replaces the events of every state, wherever the plan names it; the same reference when none changed. */
export function mapRelations(
  plan: BoundPlan,
  rewrite: (relation: EventRelation<TimeRange>) => EventRelation<TimeRange>,
): BoundPlan {
  const rewritten = new Map(statesOf(plan).map(({ input }) => [input, rewrite(input)]));
  if ([...rewritten].every(([before, after]) => before === after)) return plan;
  const parts: PartMaps<TimeRange, TimeRange> = { state, window: (window) => window, ranking };
  return {
    ...mapPredicates(plan, predicate),
    exports: plan.exports.map((column) => ({ ...column, value: value(column.value) })),
  };

  function state(before: UserState<TimeRange>): UserState<TimeRange> {
    const input = mapScans(rewritten.get(before.input) ?? before.input, (scan) =>
      scan.after === undefined ? scan : { ...scan, after: mapSpan(scan.after, state) },
    );
    return { ...before, input };
  }

  function value(before: UserValue<TimeRange>): UserValue<TimeRange> {
    return mapParts(before, parts);
  }

  function ranking(before: UserRanking<TimeRange>): UserRanking<TimeRange> {
    return mapRanking(before, value, predicate);
  }

  function predicate(before: Predicate<TimeRange>): Predicate<TimeRange> {
    return mapLogic(before, (leaf): Predicate<TimeRange> => mapLeaf(leaf, parts));
  }
}

/** Array.map that gives the same array back when no item changed. */
export function mapKeeping<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  const mapped = items.map(map);
  return mapped.every((item, index) => item === items[index]) ? items : mapped;
}
