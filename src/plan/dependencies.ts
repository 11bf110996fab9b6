import type { SegmentRule } from '../semantics/typed.ts';

/** The rule and all that it hangs on, each once, what is needed before what needs it. */
export function dependencies(rule: SegmentRule, segments: ReadonlyMap<string, SegmentRule>): SegmentRule[] {
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
