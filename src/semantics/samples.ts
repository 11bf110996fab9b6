import type { Sample as SampleNode } from '../ast/nodes.ts';
import { fault, type Scope } from './scope.ts';
import { checkShare } from './shares.ts';
import { swapFix } from './swap-fix.ts';
import type { Sample } from './typed.ts';

/** `in sample 10% to 20% seed "spring"`; undefined (reported) when nobody can be in it. */
export function checkSample({ from, to, seed, span }: SampleNode, scope: Scope): Sample | undefined {
  const start = from === undefined ? 0 : checkShare(from, scope);
  const end = checkShare(to, scope);
  if (start === undefined || end === undefined) return undefined;
  if (start < end) return { kind: 'in sample', from: start, to: end, seed: seed.text };
  const fixes =
    from === undefined || start === end ? [] : [swapFix('swap the two shares', from.span, to.span, scope)];
  fault(scope, 'empty-sample', span, { from: start / 100, to: end / 100 }, { fixes });
  return undefined;
}
