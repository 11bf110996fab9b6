import type { ConditionLeaf, Logic, SegmentRule, ValueTest, Window } from '../semantics/typed.ts';
import type { Members, Plan, PredicateLeaf, ReadProperty, Scan } from './nodes.ts';
import { mapLogic, visitLogic } from './logic.ts';

/** The plan of one segment. The segments must be free of circles, as a checked program's are. */
export function planFromRule(rule: SegmentRule, segments: ReadonlyMap<string, SegmentRule>): Plan {
  const rules = dependencies(rule, segments);
  const members = rules.map(({ name, members: condition }): Members<Window> => ({
    kind: 'members',
    grain: ['user'],
    segment: name,
    predicate: mapLogic(condition, leafOf),
  }));
  const reads = new Map<string, ReadProperty>();
  for (const { members: condition } of rules)
    visitLogic(condition, (leaf) => readProperties(leaf, 'user', reads));
  for (const { property, type } of rule.exports) reads.set(property, { name: property, type });
  return {
    universe: { kind: 'universe', grain: ['user'], window: { kind: 'ever' }, reads: byName(reads) },
    members,
    exports: rule.exports,
  };
}

/** The rule and all that it hangs on, each once, what is needed before what needs it. */
function dependencies(rule: SegmentRule, segments: ReadonlyMap<string, SegmentRule>): SegmentRule[] {
  const ordered = new Set<SegmentRule>();
  const seen = new Set<SegmentRule>();
  const stack: { rule: SegmentRule; done: boolean }[] = [{ rule, done: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.done) {
      ordered.add(top.rule);
      continue;
    }
    if (seen.has(top.rule)) continue;
    seen.add(top.rule);
    stack.push({ rule: top.rule, done: true });
    for (const name of top.rule.references.toReversed()) {
      const needed = segments.get(name);
      if (needed !== undefined) stack.push({ rule: needed, done: false });
    }
  }
  return [...ordered];
}

function leafOf(leaf: ConditionLeaf): Logic<PredicateLeaf<Window>> {
  switch (leaf.kind) {
    case 'behaviour': {
      const reads = new Map<string, ReadProperty>();
      if (leaf.where !== undefined) visitLogic(leaf.where, (test) => readProperties(test, 'event', reads));
      const input: Scan<Window> = {
        kind: 'scan',
        grain: ['event'],
        event: leaf.event,
        window: leaf.window,
        where: leaf.where,
        copies: 'removed',
        reads: byName(reads),
      };
      const state = { kind: 'state', grain: ['user'], input, keeps: 'count' } as const;
      return { kind: 'state test', state, count: leaf.count };
    }
    case 'in segment':
      return { kind: 'member of', segment: leaf.segment };
    default:
      return leaf;
  }
}

/** Notes the properties of the event or of the user that a test reads. */
function readProperties(
  leaf: ConditionLeaf | ValueTest,
  of: 'event' | 'user',
  reads: Map<string, ReadProperty>,
): void {
  switch (leaf.kind) {
    case 'compare':
      for (const value of [leaf.left, leaf.right]) {
        if (value.kind === `${of} property`) note(value);
      }
      break;
    case 'one of':
      if (leaf.value.kind === `${of} property`) note(leaf.value);
      break;
    case 'known':
      if (leaf.of === of) reads.set(leaf.property, { name: leaf.property, type: leaf.type });
      break;
    case 'behaviour':
    case 'in segment':
      break;
  }
  function note(value: {
    readonly kind: string;
    readonly name?: string;
    readonly type?: ReadProperty['type'];
  }): void {
    if (value.name !== undefined && value.type !== undefined) {
      reads.set(value.name, { name: value.name, type: value.type });
    }
  }
}

function byName(reads: ReadonlyMap<string, ReadProperty>): ReadProperty[] {
  return [...reads.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
