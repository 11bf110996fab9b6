import type { Behaviour as BehaviourNode, Clause, OccurrenceClause } from '../ast/nodes.ts';
import { checkScan, onlyClause } from './behaviours.ts';
import { isWithin } from './ranges/windows-within.ts';
import { fault, type Scope } from './scope.ts';
import type { Occurrence, Window } from './typed.ts';
import { checkLength } from './windows.ts';

/**
 * `for the first time`, `for the last time more than 14 days ago`. With a distance, the window bounds which events are
 * looked at; without one it is where the event has to lie, and all of history is looked at.
 */
export function checkOccurrence(
  node: BehaviourNode,
  clause: OccurrenceClause,
  scope: Scope,
): Occurrence | undefined {
  reportClash(node, clause, scope);
  if (node.negated) reportNegated(node, clause, scope);
  const { which, ago } = clause;
  if (ago === undefined) {
    const scan = checkScan(node, scope);
    return scan && { kind: 'occurrence', ...scan, window: { kind: 'ever' }, which, at: scan.window };
  }
  const recent = checkLength(ago, scope);
  const scan = checkScan(node, scope, { kind: 'ever' });
  if (recent === undefined || scan === undefined) return undefined;
  if (ago.relation === 'less than') return { kind: 'occurrence', ...scan, which, at: recent };
  if (isWithin(scan.window, recent)) reportNeverSoLongAgo(clause, scope);
  const at: Window = { kind: 'until', window: recent };
  return { kind: 'occurrence', ...scan, which, at };
}

function reportClash(node: BehaviourNode, clause: OccurrenceClause, scope: Scope): void {
  for (const kind of ['count', 'count of periods'] as const) {
    const other = onlyClause(node, kind, scope);
    if (other === undefined) continue;
    const also = [{ source: scope.source, span: clause.span, note: 'this looks at one event alone' }];
    const facts = { clause: textOf(other, scope), other: textOf(clause, scope) };
    const hint = 'join two behaviours with `and`';
    fault(scope, 'clashing-clauses', other.span, facts, { also, hint });
  }
}

/** `did not x for the first time …` could be meant in two ways: not then, or never. */
function reportNegated({ span }: BehaviourNode, clause: OccurrenceClause, scope: Scope): void {
  const text = scope.source.text.slice(span.start, clause.span.start);
  const words = /^did\s+not\b/.exec(text);
  const edits = [
    { span: { start: span.start, end: span.start + (words?.[0].length ?? 0) }, text: 'not did' },
  ];
  const fixes = words === null ? [] : [{ title: 'write `not did`', edits }];
  const hint = 'whoever never did it, or did it so at another time: `not did …`';
  fault(scope, 'count-after-did-not', clause.span, {}, { hint, fixes });
}

function reportNeverSoLongAgo(clause: OccurrenceClause, scope: Scope): void {
  const hint = 'its window does not look back so far';
  fault(scope, 'impossible-window', clause.span, { window: textOf(clause, scope) }, { hint });
}

function textOf({ span }: Clause, { source }: Scope): string {
  return source.text.slice(span.start, span.end);
}
