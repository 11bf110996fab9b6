import { First } from '../../grammar/tokens.ts';
import type { AfterWindowCstNode, FirstEventCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { filteredEventsFromCst } from './behaviours.ts';
import type { BuildContext } from './context.ts';
import { first, nodeSpan, tokenSpan } from './cst.ts';
import { operandPath } from './expressions.ts';
import type { FirstEvent, UserWindow } from './window-nodes.ts';
import { isOf } from './declaration-layout.ts';
import { lengthFromCst } from './pauses.ts';

/** `within 7 days after …`; undefined when a part of it could not be read, which was reported. */
export function userWindowFromCst(
  { children }: AfterWindowCstNode,
  context: BuildContext,
  span: Span,
): UserWindow | undefined {
  const length = lengthFromCst(first(children.length), span);
  if (length === undefined) return undefined;
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
  const node = first(children.filteredEvents);
  const filtered = node && filteredEventsFromCst(node, context, span);
  return filtered && { kind: 'first event', ...filtered, span };
}
