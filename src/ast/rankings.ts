import type { RankCstNode, RankingCstNode, ScoreCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { first, nodeSpan } from './cst.ts';
import { expressionFromCst, operandPath, sumFromCst } from './expressions.ts';
import type { Expression, Ranking } from './nodes.ts';
import { amountOf } from './windows.ts';

/** `top 10% by x`, `bottom 1000 by x`. */
export function rankFromCst(node: RankCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const size = first(node.children.NumberLiteral);
  const ranking = first(node.children.ranking);
  if (size === undefined || ranking === undefined) return { kind: 'error', span };
  const end = node.children.Top === undefined ? 'bottom' : 'top';
  const isShare = node.children.Percent !== undefined;
  return {
    kind: 'rank',
    end,
    size: amountOf(size),
    isShare,
    ...rankingFromCst(ranking, context, span),
    span,
  };
}

/** `score 5 by x`. */
export function scoreFromCst(node: ScoreCstNode, context: BuildContext, fallback: Span): Expression {
  const span = nodeSpan(node, fallback);
  const groups = first(node.children.NumberLiteral);
  const ranking = first(node.children.ranking);
  if (groups === undefined || ranking === undefined) return { kind: 'error', span };
  return { kind: 'score', groups: amountOf(groups), ...rankingFromCst(ranking, context, span), span };
}

function rankingFromCst({ children }: RankingCstNode, context: BuildContext, span: Span): Ranking {
  const per = first(children.operandPath);
  const among = first(children.expression);
  return {
    by: sumFromCst(first(children.sum), context, span),
    per: per && operandPath(per, nodeSpan(per, span)),
    among: among && expressionFromCst(among, context, nodeSpan(among, span)),
  };
}
