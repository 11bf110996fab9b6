import type { Clause } from '../../ast/nodes.ts';
import type { UserWindow as UserWindowNode } from '../../ast/window-nodes.ts';
import { structuralKey } from '../ranges/structural-key.ts';
import type { ConditionLeaf, UserWindow } from '../typed.ts';
import { textOf } from '../written.ts';
import { aroundFixes } from './around-fixes.ts';
import { askedValues } from './asked-values.ts';
import type { Chain, Test } from './chains.ts';
import type { Warn } from './warn.ts';

/**
 * Points at what holds for who did not do something in a window of their own: it also holds for who has no such window, and
 * for whom it is not over. Silent where a test beside it, or around it, asks about what the window follows.
 */
export function openWindows(chains: readonly Chain[], warn: Warn): void {
  if (!chains.some(({ tests }) => tests.some((test) => openWindow(test) !== undefined))) return;
  const told = new Map<Chain, ReadonlySet<string>>();
  for (const chain of chains) {
    const settled = new Set(chain.outer === undefined ? [] : told.get(chain.outer));
    for (const { leaf, at } of chain.tests) for (const key of anchorsAskedBy(leaf, at)) settled.add(key);
    told.set(chain, settled);
    for (const test of chain.tests) {
      const window = openWindow(test);
      if (window === undefined || settled.has(keyOf(window.anchor))) continue;
      report(test, window, warn);
    }
  }
}

/** The window of their own in which a behaviour is as it has to be for who never did it. */
function openWindow({ leaf, holds }: Test): UserWindow | undefined {
  if (leaf.kind !== 'behaviour' || leaf.window.kind !== 'after') return undefined;
  return (leaf.count.least === 0) === holds ? leaf.window : undefined;
}

function keyOf(anchor: UserWindow['anchor']): string {
  return anchor.kind === 'first event'
    ? structuralKey([anchor.events, anchor.where])
    : structuralKey(anchor.path);
}

/** What a test asks about, as far as windows may follow it. */
function anchorsAskedBy(leaf: ConditionLeaf, at: Test['at']): string[] {
  if (leaf.kind === 'behaviour' && leaf.window.kind !== 'after')
    return [structuralKey([leaf.events, leaf.where])];
  if (leaf.kind === 'behaviour' || leaf.kind === 'occurrence') return [];
  if (askedValues(leaf, at).length === 0 || !('value' in leaf)) return [];
  return leaf.value.kind === 'user property' ? [structuralKey(leaf.value.path)] : [];
}

function report(test: Test, { amount, unit, anchor }: UserWindow, warn: Warn): void {
  const node = windowNode(test);
  const length = `${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
  const window =
    node === undefined
      ? length
      : textOf({ source: test.at.source, expression: { ...test.at.expression, span: node.span } });
  const what = node && test.at.source.text.slice(node.anchor.span.start, node.anchor.span.end);
  const facts = { condition: textOf(test.at), window, holds: test.says };
  if (what === undefined) {
    warn('open-window', test.at, facts);
    return;
  }
  if (anchor.kind === 'first event') {
    const events = what.replace(/^the first\s+/, '').replace(/^\((.*)\)$/s, '$1');
    const [did, not] = [`did ${events} ever`, `did not ${events} ever`];
    const fixes = aroundFixes(test, { holds: did, fails: not }, { holds: not, fails: did });
    warn('open-window', test.at, facts, { fixes });
    return;
  }
  const over = `${what} more than ${length} ago`;
  const fixes = aroundFixes(
    test,
    { holds: over, fails: `not (${over})` },
    { holds: `${what} is missing`, fails: `${what} is known` },
  );
  warn('open-window', test.at, facts, { fixes });
}

function windowNode({ at: { expression } }: Test): UserWindowNode | undefined {
  const behaviour = expression.kind === 'not' ? expression.arm : expression;
  const clauses: readonly Clause[] = behaviour.kind === 'did' ? behaviour.clauses : [];
  for (const clause of clauses)
    if (clause.kind === 'window' && clause.window.kind === 'after') return clause.window;
  return undefined;
}
