import type {
  Amount,
  Expression,
  Rank as RankNode,
  Ranking as RankingNode,
  Score as ScoreNode,
} from '../ast/nodes.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import { isAsked } from './comparisons.ts';
import { checkCondition } from './conditions.ts';
import type { Rank, Ranking } from './ranking.ts';
import { fault, type Scope } from './scope.ts';
import { checkShare } from './shares.ts';
import type { Value } from './typed.ts';
import { describe, operandOf, type Operand, operandType, operandValue, wholeNumber } from './values.ts';

const mostUsers = 1_000_000_000;
const mostGroups = 1000;

/** `top 10% by x`, `bottom 1000 by x`; undefined (reported) when a part is faulty. */
export function checkRank(node: RankNode, scope: Scope): Rank | undefined {
  const size = node.isShare ? checkRankedShare(node.size, scope) : checkSize(node.size, scope);
  const ranking = checkRanking(node, scope);
  return size === undefined || ranking === undefined
    ? undefined
    : { kind: 'rank', end: node.end, size, ranking };
}

/** `score 5 by x`; undefined (reported) when a part is faulty. */
export function checkScore(node: ScoreNode, scope: Scope): Operand | undefined {
  if (scope.standing.kind !== 'user') {
    fault(scope, 'user-in-where', node.span, { asked: 'score' });
    return undefined;
  }
  const groups = wholeNumber(node.groups.digits);
  const ranking = checkRanking(node, scope);
  if (groups === undefined || groups < 2 || groups > mostGroups) {
    const hint = `from 2 to ${String(mostGroups)}`;
    fault(scope, 'wrong-rank', node.groups.span, { what: 'a score', found: node.groups.digits }, { hint });
    return undefined;
  }
  if (ranking === undefined) return undefined;
  return { kind: 'computed', value: { kind: 'score', groups, ranking, type: 'integer' }, type: 'integer' };
}

function checkSize({ digits, span }: Amount, scope: Scope): Rank['size'] | undefined {
  const count = wholeNumber(digits);
  if (count !== undefined && count >= 1 && count <= mostUsers) return { kind: 'users', count };
  const hint = 'write a whole number from 1, or a share: `top 10%`';
  fault(scope, 'wrong-rank', span, { what: 'a rank', found: digits }, { hint });
  return undefined;
}

function checkRankedShare(size: Amount, scope: Scope): Rank['size'] | undefined {
  const hundredths = checkShare(size, scope);
  if (hundredths === undefined) return undefined;
  if (hundredths > 0) return { kind: 'share', hundredths };
  fault(scope, 'wrong-rank', size.span, { what: 'a rank', found: `${size.digits}%` });
  return undefined;
}

function checkRanking({ by, per, among }: RankingNode, scope: Scope): Ranking | undefined {
  const ranked = checkBy(by, scope);
  const group = per === undefined ? undefined : checkGroup(per, scope);
  const condition = among === undefined ? undefined : checkCondition(among, scope);
  if (ranked === undefined) return undefined;
  if ((per !== undefined && group === undefined) || (among !== undefined && condition === undefined))
    return undefined;
  return { ...ranked, per: group, among: condition };
}

const rankedTypes: readonly unknown[] = ['integer', 'number', 'decimal', 'date', 'timestamp'];

function checkBy(
  by: Expression,
  scope: Scope,
): { readonly by: Value; readonly type: ScalarType } | undefined {
  const operand = operandOf(by, scope);
  if (operand === undefined) return undefined;
  const type = operandType(operand);
  if (isAsked(operand) && typeof type === 'string' && rankedTypes.includes(type))
    return { by: operandValue(operand), type };
  const hint =
    'users are ranked by a number, a date or a timestamp of theirs: `sum(amount) of order_completed ever`';
  fault(scope, 'not-ranked', by.span, { found: describe(operand) }, { hint });
  return undefined;
}

const groupTypes: readonly unknown[] = ['text', 'integer', 'boolean', 'date'];

function checkGroup(per: Expression, scope: Scope): Value | undefined {
  const operand = operandOf(per, scope);
  if (operand === undefined) return undefined;
  if (isAsked(operand) && groupTypes.includes(operandType(operand))) return operandValue(operand);
  const hint = 'a group is a text, an integer, a boolean or a date of the user: `per user.city`';
  fault(scope, 'not-a-group', per.span, { found: describe(operand) }, { hint });
  return undefined;
}
