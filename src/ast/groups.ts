import type { MembershipCstNode, SampleCstNode, ShareCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { all, digitsOf, first, nameOf, nodeSpan } from './cst.ts';
import type { Amount, Expression } from './nodes.ts';

/** `in segment staff`, `in list vip`, or a sample. */
export function membershipFromCst(
  { children }: MembershipCstNode,
  context: BuildContext,
  span: Span,
): Expression {
  const name = first(children.Name);
  if (name !== undefined) {
    const kind = children.List === undefined ? 'in segment' : 'in list';
    return { kind, name: nameOf(name), span };
  }
  const sample = first(children.sample);
  return sample === undefined ? { kind: 'error', span } : sampleFromCst(sample, context, span);
}

/** `in sample 10% to 20% seed "spring"`. */
function sampleFromCst({ children }: SampleCstNode, context: BuildContext, span: Span): Expression {
  const [start, second] = all(children.share).map((share) => shareFromCst(share, span));
  const seed = first(children.StringLiteral);
  if (start === undefined || seed === undefined) return { kind: 'error', span };
  return {
    kind: 'in sample',
    from: second === undefined ? undefined : start,
    to: second ?? start,
    seed: context.text(seed),
    span,
  };
}

/** The digits before `%`. */
function shareFromCst(node: ShareCstNode, fallback: Span): Amount | undefined {
  const number = first(node.children.NumberLiteral);
  return number && { digits: digitsOf(number), span: nodeSpan(node, fallback) };
}
