import type { BehaviourCstNode, LaterStepCstNode, StepCstNode } from '../../grammar/cst.ts';
import { type Span, cover } from '../source/span.ts';
import { clauseFromCst, eventsFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, first, nodeSpan } from './cst.ts';
import type { Clause, Expression } from './nodes.ts';
import type { Step } from './sequence-nodes.ts';

/** `did a then b …`: the clauses behind the last step are its own or those of the whole, by their kind. */
export function sequenceFromCst(node: BehaviourCstNode, context: BuildContext, span: Span): Expression {
  const later = all(node.children.laterStep);
  const [head] = all(node.children.step);
  const starts = head === undefined ? span : nodeSpan(head, span);
  const read = [
    stepFromCst(head, node.children.Not !== undefined, starts, context),
    ...later.map((one) => laterFromCst(one, context, span)),
  ];
  const steps = read.filter((step) => step !== undefined);
  const last = steps.at(-1);
  if (last === undefined || steps.length < read.length) return { kind: 'error', span };
  const own = last.clauses.filter((clause) => isOfStep(clause) || !last.outer.has(clause));
  const end = own.reduce((sofar, clause) => cover(sofar, clause.span), last.body);
  return {
    kind: 'sequence',
    steps: [...steps.slice(0, -1).map(plain), { ...plain(last), clauses: own, span: end }],
    clauses: last.clauses.filter((clause) => !own.includes(clause)),
    span,
  };
}

/** A step while it is not yet known which clauses are those of the whole. */
interface ReadStep extends Step {
  /** Where it is written, up to the event or the parenthesis behind its clauses. */
  readonly body: Span;
  /** The clauses that stand behind it, not in its parentheses. */
  readonly outer: ReadonlySet<Clause>;
}

function plain({ kind, negated, events, clauses, span }: ReadStep): Step {
  return { kind, negated, events, clauses, span };
}

function isOfStep({ kind }: Clause): boolean {
  return kind === 'where' || kind === 'within' || kind === 'as';
}

function laterFromCst(node: LaterStepCstNode, context: BuildContext, fallback: Span): ReadStep | undefined {
  const span = nodeSpan(node, fallback);
  return stepFromCst(first(node.children.step), node.children.Not !== undefined, span, context);
}

function stepFromCst(
  node: StepCstNode | undefined,
  negated: boolean,
  span: Span,
  context: BuildContext,
): ReadStep | undefined {
  const events = eventsFromCst(first(node?.children.events), span);
  if (node === undefined || events === undefined) return undefined;
  const clausesOf = (nodes: StepCstNode['children']['clause']) =>
    all(nodes).flatMap((clause) => clauseFromCst(clause, context, span));
  const outer = clausesOf(node.children.clause);
  const closer = first(node.children.RightParen);
  const end = closer === undefined ? events.span.end : closer.startOffset + 1;
  return {
    kind: 'step',
    negated,
    events,
    clauses: [...clausesOf(node.children.innerClause), ...outer],
    span,
    body: { start: span.start, end },
    outer: new Set(outer),
  };
}
