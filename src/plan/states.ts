import { visitLogic } from './logic.ts';
import type { Plan, UserState } from './nodes.ts';
import { withAnchors } from './user-spans.ts';
import { statesOfLeaf, statesOfValue } from './values.ts';

/** Every state that a plan needs, in the order in which it is first named; what is needed first before what needs it. */
export function statesOf<W>({ members, exports }: Pick<Plan<W>, 'members' | 'exports'>): UserState<W>[] {
  const states: UserState<W>[] = [];
  for (const { predicate } of members)
    visitLogic(predicate, (leaf) => states.push(...statesOfLeaf(leaf).flatMap(withAnchors)));
  for (const { value } of exports) states.push(...statesOfValue(value).flatMap(withAnchors));
  return states;
}
