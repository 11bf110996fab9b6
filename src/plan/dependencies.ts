import type { SegmentRule } from '../semantics/typed.ts';

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

/** The segments of a project, and the one whose members are never members of another. */
export interface Segments {
  readonly segments: ReadonlyMap<string, SegmentRule>;
  readonly exclusion: string | undefined;
}

/** All that a rule hangs on, each once, what is needed before what needs it. */
export interface Needed {
  readonly rules: readonly SegmentRule[];
  /** The segment whose members are left out; undefined when it needs the rule itself. */
  readonly exclusion: string | undefined;
  /** What the exclusion needs, and itself: nobody is left out of these. */
  readonly exempt: ReadonlySet<SegmentRule>;
}

/** The rule, all that it hangs on, and the project's exclusion with all that this hangs on. */
export function withExclusion(rule: SegmentRule, { segments, exclusion }: Segments): Needed {
  const excluded = exclusion === undefined ? undefined : segments.get(exclusion);
  const exempt = new Set(excluded === undefined ? [] : dependencies(excluded, segments));
  const own = dependencies(rule, segments);
  if (excluded === undefined || exempt.has(rule)) return { rules: own, exclusion: undefined, exempt };
  return { rules: [...new Set([...exempt, ...own])], exclusion, exempt };
}
