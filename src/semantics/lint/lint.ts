import type { Source } from '../../source/source.ts';
import type { ProjectScope } from '../scope.ts';
import type { SegmentRule } from '../typed.ts';
import type { Logic, ValueTest } from '../typed.ts';
import { aggregatesIn, aggregatesOf } from './asked-values.ts';
import { type Chain, chainsOf, type Inside } from './chains.ts';
import { floatThreshold } from './float-thresholds.ts';
import { needlessConditions } from './needless-conditions.ts';
import { negatedMissing } from './negated-missing.ts';
import { openWindows } from './open-windows.ts';
import { unusedDeclarations } from './unused-declarations.ts';
import type { Warn } from './warn.ts';

/**
 * Warns of what is sound and yet may not be what was meant. Nothing of it changes a rule. `whole`: every file of the project
 * is there, so what nothing names is unused.
 */
export function lint(segments: Iterable<SegmentRule>, project: ProjectScope, whole: boolean): void {
  const parameters = new Set([...project.params.values()].filter((one) => typeof one !== 'string'));
  const seen = new Set<object>();
  const warn: Warn = (code, { source, expression }, facts, details) => {
    if (!isAllowed(code, source, expression.span.start))
      project.report.add(code, source, expression.span, facts, details);
  };
  // Traits first: what is suspicious in one is told of it, whichever rules use it.
  for (const trait of project.traits.values())
    if (typeof trait !== 'string')
      lintOnce(trait, () => {
        for (const { where } of aggregatesOf(trait.value)) lintCondition(where);
      });
  for (const rule of segments) lintOnce(rule, () => lintCondition(rule.members, 'members'));
  if (whole) unusedDeclarations(project);

  function lintOnce(part: object, lintPart: () => void): void {
    if (project.checks === undefined) lintPart();
    else project.checks.lintOnce(part, project.report, lintPart);
  }

  function lintCondition(
    condition: SegmentRule['members'] | Logic<ValueTest> | undefined,
    inside: Inside = 'elsewhere',
  ): void {
    const at = condition && project.written.get(condition);
    // A trait's events are looked at once, however many segments use it.
    if (condition === undefined || at === undefined || seen.has(condition)) return;
    seen.add(condition);
    const chains = chainsOf(condition, at, inside, project.written);
    for (const chain of chains) needlessConditions(chain, parameters, warn);
    openWindows(chains, warn);
    negatedMissing(chains, warn);
    for (const chain of chains) lintTests(chain);
  }

  function lintTests({ tests }: Chain): void {
    for (const test of tests) {
      const { leaf } = test;
      floatThreshold(test, project, warn);
      if (leaf.kind === 'behaviour' || leaf.kind === 'occurrence') lintCondition(leaf.where);
      for (const { where } of aggregatesIn(leaf)) lintCondition(where);
    }
  }
}

/** `# allow negated-missing` at the end of the line that a warning starts on, or on the line above. */
function isAllowed(code: string, source: Source, start: number): boolean {
  const { line } = source.position(start);
  return [
    /#\s*allow\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)\s*$/.exec(source.line(line)),
    line > 1 ? /^\s*#\s*allow\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)\s*$/.exec(source.line(line - 1)) : null,
  ].some((found) => found?.[1]?.split(/\s*,\s*/).includes(code) === true);
}
