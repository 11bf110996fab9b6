import type { AverageGapCstNode, SinceCstNode, ValueClausesCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { eventsFromCst, scanClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan } from './cst.ts';
import type { Clause, Expression } from './nodes.ts';

/** `days since the last order_completed ever`. */
export function sinceFromCst(node: SinceCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const unit = first(node.children.OperandName);
  const events = eventsFromCst(first(node.children.events), span);
  if (unit === undefined || events === undefined) return { kind: 'error', span };
  const which = node.children.First === undefined ? 'last' : 'first';
  const clauses = valueClauses(first(node.children.valueClauses), context, span);
  return { kind: 'since', unit: nameOf(unit), which, events, clauses, span };
}

/** `average days between order_completed in last 90 days`. */
export function averageGapFromCst(
  node: AverageGapCstNode,
  context: BuildContext,
  fallback: Span,
): Expression {
  const span = nodeSpan(node, fallback);
  const unit = first(node.children.OperandName);
  const events = eventsFromCst(first(node.children.events), span);
  if (unit === undefined || events === undefined) return { kind: 'error', span };
  const clauses = valueClauses(first(node.children.valueClauses), context, span);
  return { kind: 'average gap', unit: nameOf(unit), events, clauses, span };
}

/** The clauses of a value, in the order in which they were written. */
export function valueClauses(
  node: ValueClausesCstNode | undefined,
  context: BuildContext,
  span: Span,
): readonly Clause[] {
  return all(node?.children.scanClause).flatMap((clause) => scanClauseFromCst(clause, context, span));
}
