import type {
  Aggregate,
  AverageGap,
  Behaviour as BehaviourNode,
  Clause,
  FilteredEvents,
  Pause,
  Since,
} from '../ast/nodes.ts';
import type { Window as WindowNode } from '../ast/window-nodes.ts';
import type { Span } from '../source/span.ts';
import { checkEventCondition } from './conditions.ts';
import { checkAlike } from './alike-events.ts';
import { checkCount } from './counts.ts';
import { checkEvents, namesOf, writtenEvents } from './event-names.ts';
import { checkOccurrence } from './occurrences.ts';
import { checkEnoughPeriods, checkPeriodsClause } from './periods.ts';
import { checkRegularity } from './regularity.ts';
import { fault, type Scope } from './scope.ts';
import { reportStepClauses } from './step-clauses.ts';
import type { Behaviour, Condition, EventScan, Logic, ScanWindow, Window } from './typed.ts';
import { checkUserWindow } from './user-windows.ts';
import { checkWindow } from './windows.ts';

/** A behaviour, its clauses put in their places; undefined when one of them is faulty. */
export function checkBehaviour(node: BehaviourNode, scope: Scope): Condition | undefined {
  if (reportStepClauses(node, scope)) {
    checkScan(node, scope, { kind: 'ever' });
    return undefined;
  }
  const occurrence = onlyClause(node, 'occurrence', scope);
  const regularity = onlyClause(node, 'regularity', scope);
  if (regularity !== undefined) return checkRegularity(node, regularity, scope);
  return occurrence === undefined ? checkCounted(node, scope) : checkOccurrence(node, occurrence, scope);
}

/** A behaviour that counts. One that counts both events and periods is two, joined. */
function checkCounted(node: BehaviourNode, scope: Scope): Logic<Behaviour> | undefined {
  const countClause = onlyClause(node, 'count', scope);
  const periodsClause = onlyClause(node, 'count of periods', scope);
  const faulty = countClause ?? periodsClause;
  if (node.negated && faulty !== undefined) reportCountAfterNot(node, faulty, scope);
  const count = checkCount(countClause, node.negated, scope);
  const scan = checkScan(node, scope);
  const periods = periodsClause && checkPeriodsClause(periodsClause, scope);
  if (scan === undefined || count === undefined) return undefined;
  const counted =
    countClause?.same === undefined ? ({ kind: 'events' } as const) : checkAlike(countClause, scan, scope);
  if (counted === undefined) return undefined;
  const events: Behaviour = { kind: 'behaviour', ...scan, counted, count };
  if (periodsClause === undefined) return events;
  if (periods === undefined) return undefined;
  checkEnoughPeriods(periodsClause, periods, scan.window, count.most, scope);
  const onPeriods: Behaviour = { ...events, ...periods };
  return countClause === undefined ? onPeriods : { kind: 'and', arms: [events, onPeriods] };
}

/** Reports a count after `did not`. That of periods has no opposite of its own: `not` stands before all of it. */
export function reportCountAfterNot(node: BehaviourNode, { kind, span }: Clause, scope: Scope): void {
  const { start } = node.span;
  const [didNot] = /^did\s+not\b/.exec(scope.source.text.slice(start)) ?? [];
  if (kind === 'count' || didNot === undefined) {
    const hint = `say \`did ${writtenEvents(node.events, scope)}\` with the count`;
    fault(scope, 'count-after-did-not', span, {}, { hint });
    return;
  }
  const edits = [{ span: { start, end: start + didNot.length }, text: 'not did' }];
  const fixes = [{ title: `write \`not did ${writtenEvents(node.events, scope)} …\``, edits }];
  fault(scope, 'count-after-did-not', span, {}, { fixes });
}

/** What says which events are looked at: a behaviour, an aggregate, a pause, what a window follows. */
export type Scanned = Pick<
  BehaviourNode | Pause | Aggregate | Since | AverageGap | FilteredEvents,
  'events' | 'span'
> & { readonly clauses: readonly Clause[] };

/**
 * The events, `where` and window that a behaviour or an aggregate looks at; undefined when one of them is faulty. `assumed`
 * is the window of one that needs none.
 */
export function checkScan(node: Scanned, scope: Scope, assumed?: Window): EventScan | undefined {
  const events = checkEvents(node.events, scope);
  const whereClause = onlyClause(node, 'where', scope);
  const windowClause = onlyClause(node, 'window', scope);
  // Without its events a `where` cannot be checked: its names would all be unknown, which is no fault of theirs.
  const where =
    whereClause === undefined || events === undefined
      ? undefined
      : checkEventCondition(whereClause.condition, { ...scope, standing: { kind: 'event', events } });
  const window = windowClause === undefined ? assumed : checkScanWindow(windowClause.window, scope);
  if (windowClause === undefined && assumed === undefined)
    reportMissingWindow(node.span, node.events.span.end, scope);
  if (events === undefined || window === undefined) return undefined;
  if (whereClause !== undefined && where === undefined) return undefined;
  return { events: namesOf(events), where, window };
}

/** A window of any kind; undefined when it is faulty. */
export function checkScanWindow(window: WindowNode, scope: Scope): ScanWindow | undefined {
  return window.kind === 'after' ? checkUserWindow(window, scope) : checkWindow(window, scope);
}

/** The kinds of clauses that are called by their words. */
const words: readonly Clause['kind'][] = ['where', 'within', 'all within', 'as'];

/** The clause of a kind; a second one is reported. */
export function onlyClause<K extends Clause['kind']>(
  node: { readonly clauses: readonly Clause[] },
  kind: K,
  scope: Scope,
): Extract<Clause, { kind: K }> | undefined {
  const [first, ...others] = node.clauses.filter((clause) => clause.kind === kind);
  for (const other of others) {
    const also =
      first === undefined ? [] : [{ source: scope.source, span: first.span, note: 'the first is here' }];
    fault(
      scope,
      'repeated-clause',
      other.span,
      { clause: words.includes(kind) ? `\`${kind}\`` : kind },
      { also },
    );
  }
  return first as Extract<Clause, { kind: K }> | undefined;
}

/** Reports that a behaviour has no window; what is done is written up to `named`. */
export function reportMissingWindow({ start, end }: Span, named: number, scope: Scope): void {
  const insert = (text: string) => ({
    title: `add \`${text}\``,
    edits: [{ span: { start: end, end }, text: ` ${text}` }],
  });
  fault(
    scope,
    'missing-window',
    { start, end },
    { what: scope.source.text.slice(start, named).replaceAll(/\s+/g, ' ') },
    {
      hint: 'a window says how much of history is read; all of it is `ever`',
      fixes: [insert('in last 30 days'), insert('ever')],
    },
  );
}
