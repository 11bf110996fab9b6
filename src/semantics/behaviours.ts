import { spellName } from '../ast/spell-name.ts';
import type { Aggregate, Behaviour as BehaviourNode, Clause } from '../ast/nodes.ts';
import { checkEventCondition } from './conditions.ts';
import { checkCount } from './counts.ts';
import { fault, importHint, type Scope, spellingFix, unknownName, visible, visibleNames } from './scope.ts';
import type { Behaviour, EventScan } from './typed.ts';
import { checkWindow } from './windows.ts';

/** A behaviour, its clauses put in their places; undefined when one of them is faulty. */
export function checkBehaviour(node: BehaviourNode, scope: Scope): Behaviour | undefined {
  const countClause = onlyClause(node, 'count', scope);
  if (node.negated && countClause !== undefined) {
    const hint = `say \`did ${spellName(node.event.text)}\` with the count`;
    fault(scope, 'count-after-did-not', countClause.span, {}, { hint });
  }
  const count = checkCount(countClause, node.negated, scope);
  const scan = checkScan(node, scope);
  return scan === undefined || count === undefined ? undefined : { kind: 'behaviour', ...scan, count };
}

/** The event, `where` and window of a behaviour or an aggregate; undefined when one of them is faulty. */
export function checkScan(node: BehaviourNode | Aggregate, scope: Scope): EventScan | undefined {
  const declared = scope.declarations.events.get(node.event.text);
  const event = visible(scope, declared);
  if (event === undefined) {
    const hint = importHint(scope, declared);
    const near = spellingFix(node.event, visibleNames(scope, scope.declarations.events));
    unknownName(
      scope,
      'unknown-event',
      node.event.span,
      { name: node.event.text },
      hint === undefined ? near : { hint },
    );
  }
  const whereClause = onlyClause(node, 'where', scope);
  const windowClause = onlyClause(node, 'window', scope);
  // Without its event a `where` cannot be checked: its names would all be unknown, which is no fault of theirs.
  const where =
    whereClause === undefined || event === undefined
      ? undefined
      : checkEventCondition(whereClause.condition, { ...scope, standing: { kind: 'event', event } });
  const window = windowClause === undefined ? undefined : checkWindow(windowClause.window, scope);
  if (windowClause === undefined) reportMissingWindow(node, scope);
  if (event === undefined || window === undefined) return undefined;
  if (whereClause !== undefined && where === undefined) return undefined;
  return { event: event.name, where, window };
}

function onlyClause<K extends Clause['kind']>(
  node: BehaviourNode | Aggregate,
  kind: K,
  scope: Scope,
): Extract<Clause, { kind: K }> | undefined {
  const [first, ...others] = node.clauses.filter((clause) => clause.kind === kind);
  for (const other of others) {
    const also =
      first === undefined ? [] : [{ source: scope.source, span: first.span, note: 'the first is here' }];
    fault(scope, 'repeated-clause', other.span, { clause: kind === 'where' ? '`where`' : kind }, { also });
  }
  return first as Extract<Clause, { kind: K }> | undefined;
}

function reportMissingWindow(node: BehaviourNode | Aggregate, scope: Scope): void {
  const end = node.span.end;
  const insert = (text: string) => ({
    title: `add \`${text}\``,
    edits: [{ span: { start: end, end }, text: ` ${text}` }],
  });
  fault(
    scope,
    'missing-window',
    node.span,
    { event: node.event.text },
    {
      hint: 'a window says how much of history is read; all of it is `ever`',
      fixes: [insert('in last 30 days'), insert('ever')],
    },
  );
}
