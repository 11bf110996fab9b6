import type { LengthCstNode, RestartedCstNode, StoppedCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { eventsFromCst, whereClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan } from './cst.ts';
import type { Expression, Length } from './nodes.ts';
import { amountOf } from './windows.ts';

/** `stopped x: …` and `restarted x …`. */
export function pauseFromCst(
  kind: 'stopped' | 'restarted',
  node: StoppedCstNode | RestartedCstNode,
  context: BuildContext,
  fallback: Span,
): Expression {
  const span = nodeSpan(node, fallback);
  const events = eventsFromCst(first(node.children.events), span);
  const [active, quiet] = all(node.children.length).map((length) => lengthFromCst(length, span));
  if (events === undefined || active === undefined || quiet === undefined) return { kind: 'error', span };
  const clauses = all(node.children.whereClause).map((where) => whereClauseFromCst(where, context, span));
  return { kind, events, clauses, active, quiet, span };
}

/** `14 days`; undefined when a part of it could not be read, which was reported. */
export function lengthFromCst(node: LengthCstNode | undefined, fallback: Span): Length | undefined {
  const amount = first(node?.children.NumberLiteral);
  const unit = first(node?.children.OperandName);
  if (node === undefined || amount === undefined || unit === undefined) return undefined;
  return {
    amount: amountOf(amount),
    unit: nameOf(unit),
    span: nodeSpan(node, fallback),
  };
}
