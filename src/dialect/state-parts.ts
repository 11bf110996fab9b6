import { pathText } from '../catalog/property-path.ts';
import { relationText } from '../plan/key.ts';
import type { BoundPlan, EventRelation, Measure, TimeRange, UserState } from '../plan/nodes.ts';
import { scansOf } from '../plan/relations.ts';
import { statesOf } from '../plan/states.ts';
import { byName } from '../plan/values.ts';
import { statePart } from './column-names.ts';

/** One part of a query: a relation of events, and all that is kept of it for whoever looks at it. */
export interface StatePart {
  readonly name: string;
  /** A scan reads all that any of the measures asks for. */
  readonly relation: EventRelation<TimeRange>;
  readonly measures: readonly Measure[];
}

/**
 * The part in which each state of a plan is kept: states over one relation share it, others never do. Its name comes
 * from what the relation is, not from where it stands, so that a new clause renames nothing.
 */
export function stateParts(plan: BoundPlan): ReadonlyMap<UserState<TimeRange>, StatePart> {
  const byRelation = new Map<string, UserState<TimeRange>[]>();
  for (const state of statesOf(plan)) {
    const text = relationText(state.input);
    const states = byRelation.get(text);
    if (states === undefined) byRelation.set(text, [state]);
    else states.push(state);
  }
  const taken = new Set<string>();
  const parts = new Map<UserState<TimeRange>, StatePart>();
  for (const [text, states] of byRelation) {
    const [first] = states;
    if (first === undefined) continue;
    const name = freeName(scansOf(first.input)[0]?.events ?? [], text, taken);
    taken.add(name);
    const relation = withReads(first.input, states);
    const part = { name, relation, measures: states.map(({ measure }) => measure) };
    for (const state of states) parts.set(state, part);
  }
  return parts;
}

/** What states share does not read alike: each measure asks for its own property. */
function withReads(
  relation: EventRelation<TimeRange>,
  states: readonly UserState<TimeRange>[],
): EventRelation<TimeRange> {
  if (relation.kind !== 'scan') return relation;
  const scans = states.flatMap(({ input }) => scansOf(input));
  const reads = new Map(scans.flatMap((scan) => scan.reads.map((read) => [pathText(read.path), read])));
  return { ...relation, reads: byName(reads) };
}

function freeName(events: readonly string[], text: string, taken: ReadonlySet<string>): string {
  for (let digits = 6; ; digits += 2) {
    const name = statePart(events, text, digits);
    if (!taken.has(name)) return name;
  }
}
