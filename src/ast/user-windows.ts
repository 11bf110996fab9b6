import { First } from '../../grammar/tokens.ts';
import type { AfterWindowCstNode, FirstEventCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { eventsFromCst, whereClauseFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import { operandPath } from './expressions.ts';
import type { FirstEvent, UserWindow } from './nodes.ts';
import { isOf } from './declaration-layout.ts';
import { amountOf } from './windows.ts';
import { cover } from '../source/span.ts';

/** `within 7 days after …`; undefined when a part of it could not be read, which was reported. */
export function userWindowFromCst(
  { children }: AfterWindowCstNode,
  context: BuildContext,
  span: Span,
): UserWindow | undefined {
  const amount = first(children.NumberLiteral);
  const unit = first(children.OperandName);
  if (amount === undefined || unit === undefined) return undefined;
  const length = {
    amount: amountOf(amount),
    unit: nameOf(unit),
    span: cover(tokenSpan(amount), tokenSpan(unit)),
  };
  const event = first(children.firstEvent);
  if (event !== undefined) {
    const anchor = firstEventFromCst(event, context, nodeSpan(event, span));
    return anchor && { kind: 'after', length, anchor, span };
  }
  const path = first(children.operandPath);
  const anchor = path && operandPath(path, nodeSpan(path, span));
  return anchor?.kind === 'path' ? { kind: 'after', length, anchor, span } : undefined;
}

function firstEventFromCst(
  { children }: FirstEventCstNode,
  context: BuildContext,
  span: Span,
): FirstEvent | undefined {
  const which = first(children.Ordinal) ?? first(children.Last);
  if (which !== undefined && !isOf(which, First) && which.image !== '1st') {
    const at = tokenSpan(which);
    const fixes = [{ title: 'write `first`', edits: [{ span: at, text: 'first' }] }];
    const hint = 'a window follows the first of some events';
    context.fault('unexpected', at, { expected: '`first`', found: which.image }, { hint, fixes });
  }
  const events = eventsFromCst(first(children.events), span);
  if (events === undefined) return undefined;
  const clauses = all(children.whereClause).map((where) => whereClauseFromCst(where, context, span));
  return { kind: 'first event', events, clauses, span };
}
