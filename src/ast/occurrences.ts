import type { DistanceCstNode, OccurrenceClauseCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf, nodeSpan, tokenSpan } from './cst.ts';
import type { Clause, Distance, OccurrenceClause } from './nodes.ts';
import { ordinalText, readOrdinal } from './ordinals.ts';
import { amountOf } from './windows.ts';

/** No `n`-th time is asked for beyond this: so many instants may be kept of each user. */
const greatest = 10_000;

/** `for the first time`, `for the last time more than 14 days ago`. */
export function occurrenceFromCst(
  node: OccurrenceClauseCstNode,
  context: BuildContext,
  fallback: Span,
): Clause[] {
  const span = nodeSpan(node, fallback);
  const which = whichOf(node, context);
  const distance = first(node.children.distance);
  return which === undefined
    ? []
    : [{ kind: 'occurrence', which, ago: distance && distanceFromCst(distance, span), span }];
}

function whichOf(
  { children }: OccurrenceClauseCstNode,
  context: BuildContext,
): OccurrenceClause['which'] | undefined {
  if (children.Last !== undefined) return 'last';
  const [token] = all(children.Ordinal);
  if (token === undefined) return undefined;
  const span = tokenSpan(token);
  const { number, sound } = readOrdinal(token.image);
  if (number < 1 || number > greatest) {
    const hint = `from \`first\` to \`${ordinalText(greatest)}\``;
    context.fault('wrong-ordinal', span, { found: token.image }, { hint });
    return 1;
  }
  if (!sound) {
    const text = ordinalText(number);
    const fixes = [{ title: `write \`${text}\``, edits: [{ span, text }] }];
    context.fault('wrong-ordinal', span, { found: token.image }, { fixes });
  }
  return number;
}

function distanceFromCst({ children }: DistanceCstNode, span: Span): Distance | undefined {
  const amount = first(children.NumberLiteral);
  const unit = first(children.OperandName);
  if (amount === undefined || unit === undefined) return undefined;
  return {
    relation: children.More === undefined ? 'less than' : 'more than',
    amount: amountOf(amount),
    unit: nameOf(unit),
    span,
  };
}
