import type { IToken } from 'chevrotain';
import type {
  AfterDataCstNode,
  ChangeSectionCstNode,
  PathCstNode,
  RefreshSectionCstNode,
  ScheduleCstNode,
  SectionCstNode,
  SizeSectionCstNode,
} from '../../../grammar/cst.ts';
import type { Span } from '../../source/span.ts';
import type { BuildContext } from '../context.ts';
import { all, first, isWritten, nameOf, nodeSpan, tokenSpan } from '../cst.ts';
import { expressionFromCst } from '../expressions.ts';
import type { Path, Text } from '../nodes.ts';
import { lengthFromCst } from '../pauses.ts';
import { amountOf } from '../windows.ts';
import type { AfterData, ChangeSection, RefreshSection, Schedule, Section, SizeSection } from './nodes.ts';

const nowhere = { start: 0, end: 0 };

/** The tree of one section; undefined when so little could be read that it says nothing. */
export function sectionFromCst(node: SectionCstNode, context: BuildContext): Section | undefined {
  const { children } = node;
  const span = nodeSpan(node, nowhere);
  const textOf = (token: IToken | undefined) => token && context.text(token);
  const description = textOf(first(first(children.descriptionSection)?.children.StringLiteral));
  if (description !== undefined) return { kind: 'description', description, span };
  const owner = textOf(first(first(children.ownerSection)?.children.StringLiteral));
  if (owner !== undefined) return { kind: 'owner', owner, span };
  const zone = textOf(first(first(children.timeZoneSection)?.children.StringLiteral));
  if (zone !== undefined) return { kind: 'time zone', zone, span };
  const tags = first(children.tagsSection);
  if (tags !== undefined) {
    const written = all(tags.children.StringLiteral).filter(isWritten);
    return { kind: 'tags', tags: written.map((token) => context.text(token)), span };
  }
  const refresh = first(children.refreshSection);
  if (refresh !== undefined) return refreshFromCst(refresh, context, span);
  const size = first(children.sizeSection);
  if (size !== undefined) return sizeFromCst(size, span);
  const change = first(children.changeSection);
  if (change !== undefined) return changeFromCst(change, span);
  const exported = first(children.exportSection);
  if (exported !== undefined)
    return { kind: 'export', paths: all(exported.children.path).flatMap(pathFromCst), span };
  const members = first(children.membersSection);
  if (members === undefined) return undefined;
  const condition = expressionFromCst(first(members.children.expression), context, span);
  return { kind: 'members', condition, span };
}

function refreshFromCst(
  { children }: RefreshSectionCstNode,
  context: BuildContext,
  span: Span,
): RefreshSection | undefined {
  const schedule = scheduleFromCst(first(children.schedule), context, span);
  const afterData = afterDataFromCst(first(children.afterData), span);
  return schedule && { kind: 'refresh', schedule, afterData, span };
}

function scheduleFromCst(
  node: ScheduleCstNode | undefined,
  context: BuildContext,
  fallback: Span,
): Schedule | undefined {
  if (node === undefined) return undefined;
  const { dailySchedule, Hourly, weeklySchedule, everySchedule, StringLiteral } = node.children;
  const span = nodeSpan(node, fallback);
  if (first(Hourly) !== undefined) return { kind: 'hourly', span };
  const cron = first(StringLiteral);
  if (cron !== undefined) return { kind: 'cron', cron: context.text(cron), span };
  const daily = first(first(dailySchedule)?.children.ClockTime);
  if (daily !== undefined) return { kind: 'daily', at: timeOf(daily), span };
  const weekly = first(weeklySchedule)?.children;
  const [day, at] = [first(weekly?.OperandName), first(weekly?.ClockTime)];
  if (day !== undefined && at !== undefined)
    return { kind: 'weekly', day: nameOf(day), at: timeOf(at), span };
  const every = first(first(everySchedule)?.children.length);
  const length = every && lengthFromCst(every, span);
  return length && { kind: 'every', length, span };
}

/** A time of day with two digits for its hour, however many were written. */
function timeOf(token: IToken): Text {
  return { text: token.image.padStart(5, '0'), span: tokenSpan(token) };
}

function afterDataFromCst(node: AfterDataCstNode | undefined, fallback: Span): AfterData | undefined {
  if (node === undefined) return undefined;
  const span = nodeSpan(node, fallback);
  const wait = first(node.children.length);
  return { wait: wait && lengthFromCst(wait, span), span };
}

function sizeFromCst({ children }: SizeSectionCstNode, span: Span): SizeSection | undefined {
  const [one, two] = all(children.NumberLiteral).map(amountOf);
  if (one === undefined) return undefined;
  if (first(children.Least) !== undefined) return { kind: 'expect size', least: one, most: undefined, span };
  if (first(children.Most) !== undefined) return { kind: 'expect size', least: undefined, most: one, span };
  return two && { kind: 'expect size', least: one, most: two, span };
}

function changeFromCst({ children }: ChangeSectionCstNode, span: Span): ChangeSection | undefined {
  const share = first(children.NumberLiteral);
  const operator = first(children.LessThan) === undefined ? '<=' : '<';
  return share && { kind: 'expect change', operator, share: amountOf(share), span };
}

function pathFromCst(node: PathCstNode): Path[] {
  const names = all(node.children.Name).filter(isWritten).map(nameOf);
  const [head] = names;
  return head === undefined ? [] : [{ kind: 'path', names, span: nodeSpan(node, head.span) }];
}
