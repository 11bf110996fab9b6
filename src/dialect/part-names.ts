import { scanText } from '../plan/key.ts';
import { visitLogic } from '../plan/logic.ts';
import type { BoundPlan, TimeRange, UserState } from '../plan/nodes.ts';
import { statePart } from './column-names.ts';

/**
 * A name for each state of a plan: equal states share one, different ones never do. It comes from what the state
 * is, not from where it stands, so that a new clause renames nothing.
 */
export function statePartNames(plan: BoundPlan): ReadonlyMap<UserState<TimeRange>, string> {
  const names = new Map<UserState<TimeRange>, string>();
  const byText = new Map<string, string>();
  const taken = new Set<string>();
  for (const members of plan.members) {
    visitLogic(members.predicate, (leaf) => {
      if (leaf.kind !== 'state test' || names.has(leaf.state)) return;
      const text = scanText(leaf.state.input);
      let part = byText.get(text);
      for (let digits = 6; part === undefined; digits += 2) {
        const candidate = statePart(leaf.state.input.event, text, digits);
        if (!taken.has(candidate)) part = candidate;
      }
      taken.add(part);
      byText.set(text, part);
      names.set(leaf.state, part);
    });
  }
  return names;
}
