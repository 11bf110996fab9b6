import type { IToken } from 'chevrotain';
import type {
  AtLeastOfCstNode,
  CompareTailCstNode,
  ComparisonCstNode,
  DistanceTailCstNode,
  ExpressionCstNode,
  IsTailCstNode,
  NegationCstNode,
  OperandCstNode,
  OperandPathCstNode,
  ProductCstNode,
  RelativeTailCstNode,
  SumCstNode,
  TextTailCstNode,
} from '../../grammar/cst.ts';
import { slips } from '../../grammar/tokens.ts';
import type { Span } from '../source/span.ts';
import { cover } from '../source/span.ts';
import { aggregateFromCst, behaviourFromCst } from './behaviours.ts';
import { joinChain, type Link } from './chain.ts';
import type { BuildContext } from './context.ts';
import { all, allWritten, digitsOf, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import { averageGapFromCst, sinceFromCst } from './elapsed.ts';
import { membershipFromCst } from './groups.ts';
import { anyItemFromCst, listTestFromCst } from './lists.ts';
import { localPartFromCst } from './local-parts.ts';
import { moreOftenFromCst } from './more-often.ts';
import type { ArithmeticOperator, CompareOperator, Expression } from './nodes.ts';
import { numberFromCst } from './numbers.ts';
import { pauseFromCst } from './pauses.ts';
import { rankFromCst, scoreFromCst } from './rankings.ts';
import { amountOf, dateOf } from './windows.ts';

/** The tree of an expression. What recovery left out is an `error` node at `fallback`; it was reported already. */
export function expressionFromCst(
  node: ExpressionCstNode | undefined,
  context: BuildContext,
  fallback: Span,
): Expression {
  const head = negation(first(node?.children.negation), context, fallback);
  const links = all(node?.children.link).flatMap((link): Link[] => {
    const operator = first(link.children.And) ?? first(link.children.Or);
    const arm = first(link.children.negation);
    const unlinked = first(link.children.unlinked);
    if (unlinked !== undefined) {
      const span = nodeSpan(unlinked, head.span);
      const behaviour = first(unlinked.children.behaviour);
      const negated = first(unlinked.children.negation);
      const inner =
        behaviour === undefined
          ? negation(negated, context, span)
          : behaviourFromCst(behaviour, context, span);
      return [
        {
          word: 'missing',
          at: span,
          arm: behaviour === undefined ? { kind: 'not', arm: inner, span } : inner,
        },
      ];
    }
    if (operator === undefined) return [];
    const at = tokenSpan(operator);
    return [{ word: link.children.And === undefined ? 'or' : 'and', at, arm: negation(arm, context, at) }];
  });
  return joinChain(head, links, context);
}

function negation(node: NegationCstNode | undefined, context: BuildContext, fallback: Span): Expression {
  const span = node === undefined ? fallback : nodeSpan(node, fallback);
  const comparison = first(node?.children.comparison);
  if (comparison !== undefined) return comparisonFromCst(comparison, context, span);
  if (first(node?.children.Not) === undefined) return { kind: 'error', span };
  return { kind: 'not', arm: negation(first(node?.children.negation), context, span), span };
}

/** One comparison, or what stands in its place: a behaviour, a parenthesised group. */
export function comparisonFromCst(
  node: ComparisonCstNode,
  context: BuildContext,
  fallback: Span,
): Expression {
  const span = nodeSpan(node, fallback);
  const { sum, compareTail, inTail, textTail, hasTail, betweenTail, isTail, relativeTail } = node.children;
  const left = sumFromCst(first(sum), context, span);
  const compared = first(compareTail);
  if (compared !== undefined) {
    const operator = operatorOf(compared.children);
    const right = sumFromCst(first(compared.children.sum), context, nodeSpan(compared, span));
    if (operator === undefined) return { kind: 'error', span };
    const ofNull = nullTest(compared, operator, left, span, context);
    if (ofNull !== undefined) return ofNull;
    const ignoringCase = compared.children.ignoringCase !== undefined;
    return { kind: 'compare', operator, left, right, ignoringCase, span };
  }
  const among = first(inTail);
  if (among !== undefined) {
    const options = all(among.children.sum).map((option) => sumFromCst(option, context, span));
    const negated = among.children.Not !== undefined;
    const ignoringCase = among.children.ignoringCase !== undefined;
    return { kind: 'one of', value: left, options, negated, ignoringCase, span };
  }
  const text = first(textTail);
  if (text !== undefined) return textTestFromCst(left, text, context, span);
  const has = first(hasTail);
  if (has !== undefined) return listTestFromCst(left, has, context, span);
  const relative = first(relativeTail);
  if (relative !== undefined) return relativeTestFromCst(left, relative, span);
  const between = first(betweenTail);
  if (between !== undefined) {
    const [low, high] = all(between.children.sum).map((bound) => sumFromCst(bound, context, span));
    if (low === undefined || high === undefined) return { kind: 'error', span };
    return { kind: 'between', value: left, low, high, span };
  }
  const near = first(node.children.distanceTail);
  if (near !== undefined) return distanceTestFromCst(left, near, context, span);
  const today = first(node.children.Today);
  if (today !== undefined)
    return {
      kind: 'relative test',
      value: left,
      relation: 'today',
      amount: '1',
      unit: { text: 'day', span: tokenSpan(today) },
      span,
    };
  const is = first(isTail);
  return is === undefined ? left : isFromCst(left, is, context, span);
}

function operatorOf(children: Readonly<Record<string, unknown>>): CompareOperator | undefined {
  return operators.find(([token]) => children[token] !== undefined)?.[1];
}

const operators: readonly (readonly [string, CompareOperator])[] = [
  ['Equal', '='],
  ['NotEqual', '!='],
  ['LessThan', '<'],
  ['LessEqual', '<='],
  ['GreaterThan', '>'],
  ['GreaterEqual', '>='],
];

function textTestFromCst(
  value: Expression,
  node: TextTailCstNode,
  context: BuildContext,
  span: Span,
): Expression {
  const { children } = node;
  const operator =
    children.Starts !== undefined
      ? 'starts with'
      : children.Ends !== undefined
        ? 'ends with'
        : (children.Matches ?? children.Match) !== undefined
          ? 'matches'
          : 'contains';
  const part = sumFromCst(first(children.sum), context, nodeSpan(node, span));
  const negated = children.Does !== undefined;
  const ignoringCase = children.ignoringCase !== undefined;
  return { kind: 'text test', operator, value, part, negated, ignoringCase, span };
}

function relativeTestFromCst(value: Expression, node: RelativeTailCstNode, span: Span): Expression {
  const { children } = node;
  const amount = first(children.NumberLiteral);
  const unit = first(children.Name);
  if (amount === undefined || unit === undefined) return { kind: 'error', span };
  const relation =
    children.Last !== undefined
      ? 'in last'
      : children.Next !== undefined
        ? 'in next'
        : children.More !== undefined
          ? 'more than'
          : 'less than';
  return { kind: 'relative test', value, relation, amount: digitsOf(amount), unit: nameOf(unit), span };
}

function distanceTestFromCst(
  from: Expression,
  node: DistanceTailCstNode,
  context: BuildContext,
  span: Span,
): Expression {
  const { children } = node;
  const amount = first(children.NumberLiteral);
  const unit = first(children.OperandName);
  if (amount === undefined || unit === undefined) return { kind: 'error', span };
  const radius = {
    amount: amountOf(amount),
    unit: nameOf(unit),
    span: cover(tokenSpan(amount), tokenSpan(unit)),
  };
  const of = operandFromCst(first(children.operand), context, nodeSpan(node, span));
  return { kind: 'distance test', from, radius, of, span };
}

/** `= null` and `!= null`, as SQL's beginners write them, mean `is missing` and `is known`. */
function nullTest(
  { children }: CompareTailCstNode,
  operator: CompareOperator,
  value: Expression,
  span: Span,
  context: BuildContext,
): Expression | undefined {
  const path = first(
    first(first(first(children.sum)?.children.product)?.children.operand)?.children.operandPath,
  );
  const word = first(path?.children.OperandName);
  if (word?.tokenType !== slips.sqlNull || path?.children.Dot !== undefined) return undefined;
  if (operator !== '=' && operator !== '!=') return undefined;
  const known = operator === '!=';
  const sign = first(children.Equal) ?? first(children.NotEqual);
  reportUnusualIs(sign === undefined ? span : cover(tokenSpan(sign), tokenSpan(word)), known, context);
  return { kind: 'presence', value, known, span };
}

function isFromCst(
  value: Expression,
  { children }: IsTailCstNode,
  context: BuildContext,
  span: Span,
): Expression {
  const is = first(children.Is);
  const negated = children.Not !== undefined;
  const presence = first(children.Known) ?? first(children.Missing);
  const word = presence ?? first(children.True) ?? first(children.False);
  if (is === undefined || word === undefined) return { kind: 'error', span };
  const tail = cover(tokenSpan(is), tokenSpan(word));
  if (presence !== undefined) {
    const known = (children.Known !== undefined) !== negated;
    if (negated || word.tokenType === slips.sqlNull) reportUnusualIs(tail, known, context);
    return { kind: 'presence', value, known, span };
  }
  const yes = children.True !== undefined;
  if (negated) reportNegatedTruth(value, tail, yes, context);
  return { kind: 'truth', value, is: yes !== negated, span };
}

function reportUnusualIs(span: Span, known: boolean, context: BuildContext): void {
  const written = context.source.text.slice(span.start, span.end);
  const meant = `is ${known ? 'known' : 'missing'}`;
  const fixes = [{ title: `write \`${meant}\``, edits: [{ span, text: meant }] }];
  context.fault('unusual-is', span, { written, meant }, { fixes });
}

/** `is not true` could hold for a missing value or not: both ways to say it are offered. */
function reportNegatedTruth(value: Expression, tail: Span, yes: boolean, context: BuildContext): void {
  const found = context.source.text.slice(tail.start, tail.end);
  const start = { start: value.span.start, end: value.span.start };
  const fixes = [
    {
      title: `write \`is ${String(!yes)}\`, which is false when the value is missing`,
      edits: [{ span: tail, text: `is ${String(!yes)}` }],
    },
    {
      title: `write \`(not … is ${String(yes)})\`, which also holds when it is missing`,
      edits: [
        { span: start, text: '(not ' },
        { span: tail, text: `is ${String(yes)})` },
      ],
    },
  ];
  context.fault('negated-truth', tail, { found }, { fixes });
}

/** A chain of sums of products: operators of one level join from the left. */
export function sumFromCst(node: SumCstNode | undefined, context: BuildContext, fallback: Span): Expression {
  const span = node === undefined ? fallback : nodeSpan(node, fallback);
  const terms = all(node?.children.product).map((product) => productFromCst(product, context, span));
  return joinFromLeft(terms, signs(node?.children.Plus, node?.children.Minus, '+', '-'), span);
}

function productFromCst(node: ProductCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const factors = all(node.children.operand).map((operand) => operandFromCst(operand, context, span));
  return joinFromLeft(factors, signs(node.children.Star, node.children.Slash, '*', '/'), span);
}

/** The operators of a level in the order in which they stand. */
function signs(
  first: readonly IToken[] | undefined,
  second: readonly IToken[] | undefined,
  firstSign: ArithmeticOperator,
  secondSign: ArithmeticOperator,
): ArithmeticOperator[] {
  const placed = [
    ...all(first).map((token) => ({ at: token.startOffset, sign: firstSign })),
    ...all(second).map((token) => ({ at: token.startOffset, sign: secondSign })),
  ];
  return placed.sort((a, b) => a.at - b.at).map(({ sign }) => sign);
}

function joinFromLeft(
  operands: readonly Expression[],
  operators: readonly ArithmeticOperator[],
  span: Span,
): Expression {
  const [head, ...rest] = operands;
  return rest.reduce<Expression>(
    (left, right, index) => {
      const operator = operators[index];
      if (operator === undefined) return { kind: 'error', span };
      return { kind: 'arithmetic', operator, left, right, span: cover(left.span, right.span) };
    },
    head ?? { kind: 'error', span },
  );
}

/** A literal, a name, a group in parentheses, a behaviour, or `in segment x`. */
export function operandFromCst(
  node: OperandCstNode | undefined,
  context: BuildContext,
  fallback: Span,
): Expression {
  if (node === undefined) return { kind: 'error', span: fallback };
  const span = nodeSpan(node, fallback);
  const { children } = node;
  const text = first(children.StringLiteral);
  if (text !== undefined) return { kind: 'text', value: context.text(text).text, span };
  const number = first(children.number);
  if (number !== undefined) return numberFromCst(number, span);
  const date = first(children.DateLiteral);
  if (date !== undefined) return dateOf(date);
  const timestamp = first(children.TimestampLiteral);
  if (timestamp !== undefined) return { kind: 'timestamp', text: timestamp.image, span };
  if (first(children.True) !== undefined) return { kind: 'boolean', value: true, span };
  if (first(children.False) !== undefined) return { kind: 'boolean', value: false, span };
  const group = first(children.parenthesis);
  if (group !== undefined) return expressionFromCst(first(group.children.expression), context, span);
  const point = first(children.point);
  if (point !== undefined) {
    const [latitude, longitude] = all(point.children.sum).map((side) => sumFromCst(side, context, span));
    if (latitude === undefined || longitude === undefined) return { kind: 'error', span };
    return { kind: 'point', latitude, longitude, span };
  }
  const moreOften = first(children.moreOften);
  if (moreOften !== undefined) return moreOftenFromCst(moreOften, context, span);
  const behaviour = first(children.behaviour);
  if (behaviour !== undefined) return behaviourFromCst(behaviour, context, span);
  const age = first(first(children.age)?.children.operandPath);
  if (age !== undefined) return { kind: 'age', of: operandPath(age, nodeSpan(age, span)), span };
  const anniversary = first(first(children.anniversary)?.children.operandPath);
  if (anniversary !== undefined)
    return { kind: 'anniversary', of: operandPath(anniversary, nodeSpan(anniversary, span)), span };
  const version = first(first(children.version)?.children.StringLiteral);
  if (version !== undefined) return { kind: 'version', text: context.text(version).text, span };
  const anyItem = first(children.anyItem);
  if (anyItem !== undefined) return anyItemFromCst(anyItem, context, span);
  const size = first(first(children.size)?.children.operandPath);
  if (size !== undefined) return { kind: 'size', of: operandPath(size, nodeSpan(size, span)), span };
  const local = first(children.localPart);
  if (local !== undefined) return localPartFromCst(local, span);
  const membership = first(children.membership);
  if (membership !== undefined) return membershipFromCst(membership, context, span);
  const enough = first(children.atLeastOf);
  if (enough !== undefined) return atLeastOfFromCst(enough, context, span);
  const stopped = first(children.stopped);
  if (stopped !== undefined) return pauseFromCst('stopped', stopped, context, span);
  const restarted = first(children.restarted);
  if (restarted !== undefined) return pauseFromCst('restarted', restarted, context, span);
  const rank = first(children.rank);
  if (rank !== undefined) return rankFromCst(rank, context, span);
  const score = first(children.score);
  if (score !== undefined) return scoreFromCst(score, context, span);
  const since = first(children.since);
  if (since !== undefined) return sinceFromCst(since, context, span);
  const gap = first(children.averageGap);
  if (gap !== undefined) return averageGapFromCst(gap, context, span);
  const aggregate = first(children.aggregate);
  if (aggregate !== undefined) return aggregateFromCst(aggregate, context, span);
  const path = first(children.operandPath);
  return path === undefined ? { kind: 'error', span } : operandPath(path, span);
}

function atLeastOfFromCst({ children }: AtLeastOfCstNode, context: BuildContext, span: Span): Expression {
  const number = first(children.NumberLiteral);
  if (number === undefined) return { kind: 'error', span };
  const arms = all(children.expression).map((arm) => expressionFromCst(arm, context, span));
  return { kind: 'at least of', least: amountOf(number), arms, span };
}

/** A name, or several joined by dots. */
export function operandPath(node: OperandPathCstNode, span: Span): Expression {
  const head = first(node.children.OperandName);
  const rest = allWritten(node.children.Name);
  if (head === undefined || rest === undefined) return { kind: 'error', span };
  return { kind: 'path', names: [nameOf(head), ...rest.map(nameOf)], span };
}
