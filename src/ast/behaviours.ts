import type {
  AggregateCstNode,
  AllWithinClauseCstNode,
  BehaviourCstNode,
  ClauseCstNode,
  CountClauseCstNode,
  EventsCstNode,
  FilteredEventsCstNode,
  ScanClauseCstNode,
  WhereClauseCstNode,
  WithinClauseCstNode,
} from '../../grammar/cst.ts';
import { Ever } from '../../grammar/tokens.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { all, allWritten, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import { valueClauses } from './elapsed.ts';
import { comparisonFromCst, expressionFromCst, operandPath, sumFromCst } from './expressions.ts';
import type { Clause, CountWord, Events, Expression, FilteredEvents, WhereClause } from './nodes.ts';
import { occurrenceFromCst } from './occurrences.ts';
import { lengthFromCst } from './pauses.ts';
import { periodsFromCst, regularityFromCst } from './periods.ts';
import { sequenceFromCst } from './sequences.ts';
import { userWindowFromCst } from './user-windows.ts';
import { windowFromCst } from './windows.ts';

/** `did x …` with its clauses in the order in which they were written. */
export function behaviourFromCst(node: BehaviourCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  if (node.children.laterStep !== undefined) return sequenceFromCst(node, context, span);
  const step = first(node.children.step)?.children;
  const event = first(first(step?.events)?.children.Name);
  if (event?.tokenType === Ever && step?.clause === undefined) {
    context.fault('unexpected', tokenSpan(event), { expected: 'the name of an event', found: event.image });
    return { kind: 'error', span };
  }
  const events = eventsFromCst(first(step?.events), span);
  if (events === undefined) return { kind: 'error', span };
  const clauses = [...all(step?.innerClause), ...all(step?.clause)].flatMap((clause) =>
    clauseFromCst(clause, context, span),
  );
  return { kind: 'did', negated: node.children.Not !== undefined, events, clauses, span };
}

/** The events that are spoken of; undefined when they could not be read, which was reported. */
export function eventsFromCst(node: EventsCstNode | undefined, fallback: Span): Events | undefined {
  if (node === undefined) return undefined;
  const span = nodeSpan(node, fallback);
  const { Name: one, Event: every, listedEvents: listed } = node.children;
  const name = first(one);
  if (name !== undefined) return { kind: 'one event', name: nameOf(name), span };
  if (every !== undefined) return { kind: 'any event', span };
  const tokens = allWritten(first(listed)?.children.Name);
  if (tokens === undefined || tokens.length === 0) return undefined;
  return { kind: 'any of', names: tokens.map(nameOf), span };
}

/** Events with a `where` of their own; undefined when they could not be read, which was reported. */
export function filteredEventsFromCst(
  node: FilteredEventsCstNode,
  context: BuildContext,
  fallback: Span,
): FilteredEvents | undefined {
  const span = nodeSpan(node, fallback);
  const events = eventsFromCst(first(node.children.events), span);
  const clauses = all(node.children.whereClause).map((where) => whereClauseFromCst(where, context, span));
  return events && { events, clauses, span };
}

/** `sum(amount) of x …`: a function of the events that the clauses leave. */
export function aggregateFromCst(node: AggregateCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const word = first(node.children.OperandName);
  const events = eventsFromCst(first(node.children.events), span);
  if (word === undefined || events === undefined) return { kind: 'error', span };
  const value = first(node.children.aggregatedValue);
  const number = first(value?.children.NumberLiteral);
  return {
    kind: 'aggregate',
    function: nameOf(word),
    number: number && { text: number.image, span: tokenSpan(number) },
    argument: value && expressionFromCst(first(value.children.expression), context, nodeSpan(value, span)),
    events,
    clauses: valueClauses(first(node.children.valueClauses), context, span),
    span,
  };
}

/** A clause of a behaviour; none when it could not be read, which was reported. */
export function clauseFromCst(node: ClauseCstNode, context: BuildContext, fallback: Span): Clause[] {
  const timed = first(node.children.withinClause) ?? first(node.children.allWithinClause);
  if (timed !== undefined) return withinFromCst(timed, nodeSpan(node, fallback));
  const called = first(first(node.children.asClause)?.children.Name);
  if (called !== undefined) return [{ kind: 'as', name: nameOf(called), span: nodeSpan(node, fallback) }];
  const count = first(node.children.countClause);
  if (count !== undefined) return countFromCst(count, context, nodeSpan(node, fallback));
  const periods = first(node.children.periodsClause);
  if (periods !== undefined) return periodsFromCst(periods, context, nodeSpan(node, fallback));
  const occurrence = first(node.children.occurrenceClause);
  if (occurrence !== undefined) return occurrenceFromCst(occurrence, context, nodeSpan(node, fallback));
  const scan = first(node.children.scanClause);
  return scan === undefined ? [] : scanClauseFromCst(scan, context, fallback);
}

function withinFromCst(node: WithinClauseCstNode | AllWithinClauseCstNode, span: Span): Clause[] {
  const length = lengthFromCst(first(node.children.length), span);
  const kind = node.name === 'withinClause' ? 'within' : 'all within';
  return length === undefined ? [] : [{ kind, length, span }];
}

/** `where …`, or a window. */
export function scanClauseFromCst(node: ScanClauseCstNode, context: BuildContext, fallback: Span): Clause[] {
  const span = nodeSpan(node, fallback);
  const where = first(node.children.whereClause);
  if (where !== undefined) return [whereClauseFromCst(where, context, span)];
  const written = first(node.children.window);
  const after = first(written?.children.afterWindow);
  const window = after === undefined ? windowFromCst(written, span) : userWindowFromCst(after, context, span);
  return window === undefined ? [] : [{ kind: 'window', window, span }];
}

/** `where …`. */
export function whereClauseFromCst(
  node: WhereClauseCstNode,
  context: BuildContext,
  fallback: Span,
): WhereClause {
  const span = nodeSpan(node, fallback);
  return { kind: 'where', condition: whereFromCst(node, context, span), span };
}

function countFromCst(node: CountClauseCstNode, context: BuildContext, span: Span): Clause[] {
  const word = countWord(node);
  const bounds = all(node.children.sum).map((bound) => sumFromCst(bound, context, span));
  const regularity =
    first(node.children.regularity) ?? first(first(node.children.times)?.children.regularity);
  if (regularity !== undefined) return regularityFromCst(regularity, word, bounds[0], span);
  const named = first(first(first(node.children.times)?.children.withSame)?.children.operandPath);
  const same = named && operandPath(named, nodeSpan(named, span));
  if (word === undefined || (same !== undefined && same.kind !== 'path')) return [];
  return [{ kind: 'count', word, bounds, same, span }];
}

function countWord({ children }: CountClauseCstNode): CountWord | undefined {
  if (children.Between !== undefined) return 'between';
  if (children.Exactly !== undefined) return 'exactly';
  if (children.Least !== undefined) return 'at least';
  if (children.Most !== undefined) return 'at most';
  if (children.More !== undefined) return 'more than';
  return children.Less === undefined ? undefined : 'less than';
}

function whereFromCst(node: WhereClauseCstNode, context: BuildContext, span: Span): Expression {
  const plain = first(node.children.comparison);
  if (plain !== undefined) {
    const condition = comparisonFromCst(plain, context, span);
    const { relativeTail, Today: today } = plain.children;
    if ((relativeTail ?? today) !== undefined) reportNoParentheses(condition.span, context);
    return condition;
  }
  const not = first(node.children.Not);
  const negated = first(first(node.children.whereClauseNegated)?.children.comparison);
  if (not === undefined || negated === undefined) return { kind: 'error', span };
  const arm = comparisonFromCst(negated, context, span);
  const at = { start: tokenSpan(not).start, end: nodeSpan(negated, arm.span).end };
  reportNoParentheses(at, context);
  return { kind: 'not', arm, span: at };
}

function reportNoParentheses(at: Span, context: BuildContext): void {
  const edits = [
    { span: { start: at.start, end: at.start }, text: '(' },
    { span: { start: at.end, end: at.end }, text: ')' },
  ];
  const fixes = [{ title: 'put parentheses around it', edits }];
  context.fault('where-needs-parentheses', at, {}, { fixes });
}
