import type { MoreOftenCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { filteredEventsFromCst, scanClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, nodeSpan } from './cst.ts';
import type { Expression } from './nodes.ts';

/** `did more login than logout in last 30 days`. */
export function moreOftenFromCst(node: MoreOftenCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const [more, than] = all(node.children.filteredEvents).map((side) =>
    filteredEventsFromCst(side, context, span),
  );
  if (more === undefined || than === undefined) return { kind: 'error', span };
  const clauses = all(node.children.scanClause).flatMap((clause) => scanClauseFromCst(clause, context, span));
  return { kind: 'more often', negated: node.children.Not !== undefined, more, than, clauses, span };
}
