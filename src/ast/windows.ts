import type { IToken } from 'chevrotain';
import type { AgoWindowCstNode, MomentCstNode, WindowCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { all, digitsOf, first, nameOf, tokenSpan, dayOf } from './cst.ts';
import type { Amount, DateLiteral, TimestampLiteral } from './nodes.ts';
import type { Moment, Window } from './window-nodes.ts';

/** A window as written; undefined when a part of it could not be read, which was reported. */
export function windowFromCst(node: WindowCstNode | undefined, span: Span): Window | undefined {
  if (node === undefined) return undefined;
  const { children } = node;
  if (children.Ever !== undefined) return { kind: 'ever', span };
  if (children.Today !== undefined) return { kind: 'today', span };
  if (children.Yesterday !== undefined) return { kind: 'yesterday', span };
  return (
    lastFromCst(children, span) ??
    periodFromCst(children, span) ??
    agoFromCst(first(children.agoWindow), span) ??
    datesFromCst(children, span)
  );
}

function lastFromCst({ lastWindow }: WindowCstNode['children'], span: Span): Window | undefined {
  const last = first(lastWindow);
  const amount = first(last?.children.NumberLiteral);
  const unit = first(last?.children.OperandName);
  if (last === undefined || amount === undefined || unit === undefined) return undefined;
  const complete = last.children.Complete !== undefined;
  return { kind: 'last', amount: digitsOf(amount), unit: nameOf(unit), complete, span };
}

function periodFromCst(children: WindowCstNode['children'], span: Span): Window | undefined {
  const last = first(children.lastPeriod);
  const unit = first((last ?? first(children.thisPeriod))?.children.OperandName);
  if (unit === undefined) return undefined;
  return { kind: 'period', which: last === undefined ? 'this' : 'last', unit: nameOf(unit), span };
}

function agoFromCst(node: AgoWindowCstNode | undefined, span: Span): Window | undefined {
  const [far, near] = all(node?.children.NumberLiteral);
  const unit = first(node?.children.OperandName);
  if (far === undefined || near === undefined || unit === undefined) return undefined;
  return { kind: 'ago', far: amountOf(far), near: amountOf(near), unit: nameOf(unit), span };
}

function datesFromCst(children: WindowCstNode['children'], span: Span): Window | undefined {
  const on = first(first(children.onWindow)?.children.DateLiteral);
  if (on !== undefined) return { kind: 'on', date: dateOf(on), span };
  const since = momentOf(first(first(children.sinceWindow)?.children.moment));
  if (since !== undefined) return { kind: 'since', from: since, span };
  const before = momentOf(first(first(children.beforeWindow)?.children.moment));
  if (before !== undefined) return { kind: 'before', to: before, span };
  const [from, to] = all(first(children.fromWindow)?.children.moment).map(momentOf);
  return from === undefined || to === undefined ? undefined : { kind: 'from to', from, to, span };
}

/** A date or an instant; undefined when it could not be read. */
export function momentOf(node: MomentCstNode | undefined): Moment | undefined {
  const date = first(node?.children.DateLiteral);
  if (date !== undefined) return dateOf(date);
  const timestamp = first(node?.children.TimestampLiteral);
  return timestamp && timestampOf(timestamp);
}

/** An instant as written. */
export function timestampOf(token: IToken): TimestampLiteral {
  return { kind: 'timestamp', text: token.image, span: tokenSpan(token) };
}

/** A day as written. */
export function dateOf(token: IToken): DateLiteral {
  return { kind: 'date', text: dayOf(token), span: tokenSpan(token) };
}

/** A number of units as written. */
export function amountOf(token: IToken): Amount {
  return { digits: digitsOf(token), span: tokenSpan(token) };
}
