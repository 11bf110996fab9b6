import type { PeriodsClauseCstNode, RegularityCstNode } from '../../grammar/cst.ts';
import type { Span } from '../source/span.ts';
import type { BuildContext } from './context.ts';
import { all, first, nameOf } from './cst.ts';
import { sumFromCst } from './expressions.ts';
import type { Clause, CountWord, Expression } from './nodes.ts';
import { amountOf } from './windows.ts';

/** `on at least 3 distinct days`, `on at least 3 days in a row`. */
export function periodsFromCst(
  { children }: PeriodsClauseCstNode,
  context: BuildContext,
  span: Span,
): Clause[] {
  const unit = first(children.OperandName);
  const sum = first(children.sum);
  if (unit === undefined || sum === undefined) return [];
  const least = sumFromCst(sum, context, span);
  return [{ kind: 'count of periods', inARow: children.Row !== undefined, least, unit: nameOf(unit), span }];
}

/** ` a week in 3 of the last 4 weeks`, after how often; `times` is left out of `once`. */
export function regularityFromCst(
  { children }: RegularityCstNode,
  word: CountWord | undefined,
  times: Expression | undefined,
  span: Span,
): Clause[] {
  const [per, unit] = all(children.OperandName).map(nameOf);
  const [least, of] = all(children.NumberLiteral).map(amountOf);
  if (word === undefined || per === undefined || unit === undefined) return [];
  if (least === undefined || of === undefined) return [];
  return [{ kind: 'regularity', word, times, per, least, of, unit, span }];
}
