import type { ComparedEventsCstNode, MoreOftenCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { eventsFromCst, scanClauseFromCst, whereClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, first, nodeSpan } from './cst.ts';
import type { ComparedEvents, Expression } from './nodes.ts';

/** `did more login than logout in last 30 days`. */
export function moreOftenFromCst(node: MoreOftenCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const [more, than] = all(node.children.comparedEvents).map((side) => sideFromCst(side, context, span));
  if (more === undefined || than === undefined) return { kind: 'error', span };
  const clauses = all(node.children.scanClause).flatMap((clause) => scanClauseFromCst(clause, context, span));
  return { kind: 'more often', negated: node.children.Not !== undefined, more, than, clauses, span };
}

function sideFromCst(
  node: ComparedEventsCstNode,
  context: BuildContext,
  fallback: Span,
): ComparedEvents | undefined {
  const span = nodeSpan(node, fallback);
  const events = eventsFromCst(first(node.children.events), span);
  const where = first(node.children.whereClause);
  const clauses = where === undefined ? [] : [whereClauseFromCst(where, context, span)];
  return events && { events, clauses, span };
}
