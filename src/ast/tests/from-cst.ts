import type {
  EventStatementCstNode,
  EventTimesCstNode,
  ExpectStatementCstNode,
  TestDeclarationCstNode,
  TestStatementCstNode,
  UserListCstNode,
} from '../../../grammar/cst.ts';
import type { Span } from '../../source/span.ts';
import type { BuildContext } from '../context.ts';
import { all, allWritten, first, nameOf, nodeSpan, tokenSpan } from '../cst.ts';
import type { Name } from '../nodes.ts';
import { amountOf, dateOf, momentOf, timestampOf } from '../windows.ts';
import { recordFromCst, valueFromCst } from './given-values.ts';
import type { EventTimes, TestDeclaration, TestStatement } from './nodes.ts';

const nowhere = { start: 0, end: 0 };

/** The tree of a test; undefined when its title could not be read. */
export function testFromCst(
  node: TestDeclarationCstNode,
  whole: boolean,
  context: BuildContext,
): TestDeclaration | undefined {
  const title = first(node.children.StringLiteral);
  if (title === undefined) return undefined;
  return {
    kind: 'test',
    title: context.text(title),
    statements: all(node.children.testStatement).flatMap((one) => statementFromCst(one, context) ?? []),
    whole,
    span: nodeSpan(node, tokenSpan(title)),
  };
}

function statementFromCst(
  { children }: TestStatementCstNode,
  context: BuildContext,
): TestStatement | undefined {
  const { asOfStatement, userStatement, paramStatement, eventStatement, expectStatement } = children;
  const asOf = first(asOfStatement);
  if (asOf !== undefined) {
    const at = momentOf(first(asOf.children.moment));
    return at && { kind: 'as of', at, span: nodeSpan(asOf, nowhere) };
  }
  const user = first(userStatement);
  if (user !== undefined) {
    const name = first(user.children.Name);
    const record = first(user.children.givenRecord);
    const properties = record && recordFromCst(record, context);
    return name && { kind: 'given user', name: nameOf(name), properties, span: nodeSpan(user, nowhere) };
  }
  const param = first(paramStatement);
  if (param !== undefined) {
    const name = first(param.children.Name);
    const value = valueFromCst(first(param.children.givenValue), context);
    if (name === undefined || value === undefined) return undefined;
    return { kind: 'given param', name: nameOf(name), value, span: nodeSpan(param, nowhere) };
  }
  const event = first(eventStatement);
  if (event !== undefined) return eventFromCst(event, context);
  const expected = first(expectStatement);
  return expected && expectationFromCst(expected, context);
}

function eventFromCst(node: EventStatementCstNode, context: BuildContext): TestStatement | undefined {
  const { children } = node;
  const [user, event] = allWritten(children.Name) ?? [];
  const times = timesFromCst(first(children.eventTimes));
  if (user === undefined || event === undefined || times === undefined) return undefined;
  const record = first(children.givenRecord);
  const copies = first(first(children.copies)?.children.NumberLiteral);
  return {
    kind: 'given event',
    user: nameOf(user),
    event: nameOf(event),
    properties: record && recordFromCst(record, context),
    copies: copies && amountOf(copies),
    times,
    span: nodeSpan(node, tokenSpan(user)),
  };
}

function timesFromCst(node: EventTimesCstNode | undefined): EventTimes | undefined {
  if (node === undefined) return undefined;
  const { Ago, OperandName, NumberLiteral, TimestampLiteral, DateLiteral } = node.children;
  if (Ago !== undefined) {
    const unit = first(OperandName);
    return unit && { kind: 'ago', amounts: all(NumberLiteral).map(amountOf), unit: nameOf(unit) };
  }
  if (TimestampLiteral !== undefined) {
    return { kind: 'at', instants: TimestampLiteral.map(timestampOf) };
  }
  return { kind: 'on', dates: all(DateLiteral).map(dateOf) };
}

function expectationFromCst(node: ExpectStatementCstNode, context: BuildContext): TestStatement | undefined {
  const { children } = node;
  const named = first(children.Name);
  if (named === undefined) return undefined;
  const span: Span = nodeSpan(node, tokenSpan(named));
  const valuePart = first(children.valuePart);
  if (valuePart !== undefined) {
    const user = first(valuePart.children.Name);
    const [missing] = all(valuePart.children.Missing);
    const value =
      missing === undefined
        ? valueFromCst(first(valuePart.children.givenValue), context)
        : { kind: 'missing' as const, span: tokenSpan(missing) };
    if (user === undefined || value === undefined) return undefined;
    return { kind: 'expected value', trait: nameOf(named), user: nameOf(user), value, span };
  }
  const exact = children.Equal !== undefined || children.Empty !== undefined;
  return {
    kind: 'expected members',
    segment: nameOf(named),
    exact,
    included: namesIn(first(exact ? children.userList : first(children.includesPart)?.children.userList)),
    excluded: namesIn(first(first(children.excludesPart)?.children.userList)),
    span,
  };
}

function namesIn(node: UserListCstNode | undefined): Name[] {
  return (allWritten(node?.children.Name) ?? []).map(nameOf);
}
