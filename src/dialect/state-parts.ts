import { scanText } from '../plan/key.ts';
import { visitLogic } from '../plan/logic.ts';
import type { BoundPlan, Measure, ReadProperty, Scan, TimeRange, UserState } from '../plan/nodes.ts';
import { withAnchors } from '../plan/user-spans.ts';
import { byName, statesOfLeaf, statesOfValue } from '../plan/values.ts';
import { statePart } from './column-names.ts';

/** One part of a query: a scan, and all that is kept of it for whoever looks at it. */
export interface StatePart {
  readonly name: string;
  readonly scan: Scan<TimeRange>;
  readonly measures: readonly Measure[];
  readonly reads: readonly ReadProperty[];
  readonly userReads: readonly ReadProperty[];
}

/**
 * The part in which each state of a plan is kept: states over one scan share it, others never do. Its name comes
 * from what the scan is, not from where it stands, so that a new clause renames nothing.
 */
export function stateParts(plan: BoundPlan): ReadonlyMap<UserState<TimeRange>, StatePart> {
  const byScan = new Map<string, UserState<TimeRange>[]>();
  for (const state of statesOf(plan)) {
    const text = scanText(state.input);
    const states = byScan.get(text);
    if (states === undefined) byScan.set(text, [state]);
    else states.push(state);
  }
  const taken = new Set<string>();
  const parts = new Map<UserState<TimeRange>, StatePart>();
  for (const [text, states] of byScan) {
    const [first] = states;
    if (first === undefined) continue;
    const name = freeName(first.input.events, text, taken);
    taken.add(name);
    const reads = new Map(states.flatMap(({ input }) => input.reads.map((read) => [read.name, read])));
    const measures = states.map(({ measure }) => measure);
    const { userReads } = first.input;
    const part = { name, scan: first.input, measures, reads: byName(reads), userReads };
    for (const state of states) parts.set(state, part);
  }
  return parts;
}

/** Every state, in the order in which the plan first names it. */
function statesOf(plan: BoundPlan): UserState<TimeRange>[] {
  const states: UserState<TimeRange>[] = [];
  for (const { predicate } of plan.members)
    visitLogic(predicate, (leaf) => states.push(...statesOfLeaf(leaf).flatMap(withAnchors)));
  for (const { value } of plan.exports) states.push(...statesOfValue(value).flatMap(withAnchors));
  return states;
}

function freeName(events: readonly string[], text: string, taken: ReadonlySet<string>): string {
  for (let digits = 6; ; digits += 2) {
    const name = statePart(events, text, digits);
    if (!taken.has(name)) return name;
  }
}
