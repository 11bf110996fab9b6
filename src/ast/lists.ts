import type { AnyItemCstNode, HasTailCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { whereClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { first, nameOf, nodeSpan } from './cst.ts';
import { operandPath, sumFromCst } from './expressions.ts';
import type { Expression } from './nodes.ts';

/** `items has "milk"`, `items has no "milk"`. */
export function listTestFromCst(
  value: Expression,
  node: HasTailCstNode,
  context: BuildContext,
  span: Span,
): Expression {
  const { children } = node;
  const item = sumFromCst(first(children.sum), context, nodeSpan(node, span));
  const negated = children.No !== undefined;
  return { kind: 'list test', value, item, negated, ignoringCase: children.ignoringCase !== undefined, span };
}

/** `any item in items where (…)`. */
export function anyItemFromCst({ children }: AnyItemCstNode, context: BuildContext, span: Span): Expression {
  const name = first(children.Name);
  const list = first(children.operandPath);
  const where = first(children.whereClause);
  if (name === undefined || list === undefined || where === undefined) return { kind: 'error', span };
  return {
    kind: 'any item',
    name: nameOf(name),
    list: operandPath(list, nodeSpan(list, span)),
    clauses: [whereClauseFromCst(where, context, span)],
    span,
  };
}
