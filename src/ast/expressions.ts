import type {
  ComparisonCstNode,
  ExpressionCstNode,
  NegationCstNode,
  OperandCstNode,
  OperandPathCstNode,
} from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import { cover } from '../source/span.ts';
import { behaviourFromCst } from './behaviours.ts';
import { joinChain, type Link } from './chain.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import type { CompareOperator, Expression } from './nodes.ts';

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
  const { operand, compareTail, inTail, isTail } = node.children;
  const left = operandFromCst(first(operand), context, span);
  const compared = first(compareTail);
  if (compared !== undefined) {
    const operator = operatorOf(compared.children);
    const right = operandFromCst(first(compared.children.operand), context, nodeSpan(compared, span));
    if (operator === undefined) return { kind: 'error', span };
    return { kind: 'compare', operator, left, right, span };
  }
  const among = first(inTail);
  if (among !== undefined) {
    const options = all(among.children.operand).map((option) => operandFromCst(option, context, span));
    return { kind: 'one of', value: left, options, negated: among.children.Not !== undefined, span };
  }
  const is = first(isTail);
  return is === undefined ? left : isFromCst(left, is.children, context, span);
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

type IsTail = NonNullable<ComparisonCstNode['children']['isTail']>[number]['children'];

function isFromCst(value: Expression, tail: IsTail, context: BuildContext, span: Span): Expression {
  const negation = first(tail.Not);
  const word = first(tail.Known) ?? first(tail.Missing) ?? first(tail.True) ?? first(tail.False);
  if (word === undefined) return { kind: 'error', span };
  const presence = tail.Known !== undefined || tail.Missing !== undefined;
  const yes = (tail.Known !== undefined || tail.True !== undefined) !== (negation !== undefined);
  const right = presence ? (yes ? 'known' : 'missing') : yes ? 'true' : 'false';
  const written = presence ? (tail.Known === undefined ? 'missing' : 'known') : word.image;
  if (negation !== undefined || word.image !== written) {
    const at = negation === undefined ? tokenSpan(word) : cover(tokenSpan(negation), tokenSpan(word));
    const found = context.source.text.slice(at.start, at.end);
    // `is not true` also holds when the value is missing, `is false` does not: no fix is offered for those.
    const fixes = presence ? [{ title: `write \`is ${right}\``, edits: [{ span: at, text: right }] }] : [];
    context.fault(presence ? 'unusual-is' : 'negated-truth', at, { found, right }, { fixes });
  }
  if (presence) return { kind: 'presence', value, known: yes, span };
  return { kind: 'truth', value, is: yes, span };
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
  if (number !== undefined) {
    const digits = first(number.children.NumberLiteral)?.image ?? '0';
    checkLeadingZeros(digits, span, context);
    return { kind: 'number', digits: number.children.Minus === undefined ? digits : `-${digits}`, span };
  }
  const date = first(children.DateLiteral);
  if (date !== undefined) return { kind: 'date', text: date.image, span };
  const timestamp = first(children.TimestampLiteral);
  if (timestamp !== undefined) return { kind: 'timestamp', text: timestamp.image, span };
  if (first(children.True) !== undefined) return { kind: 'boolean', value: true, span };
  if (first(children.False) !== undefined) return { kind: 'boolean', value: false, span };
  const group = first(children.parenthesis);
  if (group !== undefined) return expressionFromCst(first(group.children.expression), context, span);
  const behaviour = first(children.behaviour);
  if (behaviour !== undefined) return behaviourFromCst(behaviour, context, span);
  const reference = first(first(children.segmentReference)?.children.Name);
  if (reference !== undefined) return { kind: 'in segment', name: nameOf(reference), span };
  const path = first(children.operandPath);
  return path === undefined ? { kind: 'error', span } : operandPath(path, span);
}

function operandPath(node: OperandPathCstNode, span: Span): Expression {
  const head = first(node.children.OperandName);
  if (head === undefined) return { kind: 'error', span };
  return { kind: 'path', names: [nameOf(head), ...all(node.children.Name).map(nameOf)], span };
}

/** Numbers have no leading zeros: `007` is a text or a slip. */
export function checkLeadingZeros(digits: string, span: Span, context: BuildContext): void {
  if (!/^0\d/.test(digits)) return;
  const plain = digits.replace(/^0+(?=\d)/, '');
  context.fault(
    'leading-zero',
    span,
    { digits },
    { fixes: [{ title: `write ${plain}`, edits: [{ span, text: plain }] }] },
  );
}
