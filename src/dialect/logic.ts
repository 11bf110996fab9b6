import { sql } from 'kysely';
import { isChain, isNegation } from '../plan/logic.ts';
import type { Logic } from '../semantics/typed.ts';
import { expression, type Sql } from './query-writer.ts';

/**
 * Logic as SQL. SQL's logic has three values and ours two: where a test stands under a `not`, its NULL is made
 * false there and then; elsewhere NULL and false mean the same to the `where` around it.
 */
export function writeLogic<L extends { readonly kind: string }>(
  logic: Logic<L>,
  leaf: (leaf: L) => Sql,
  indent: string,
  negated = false,
): Sql {
  if (isNegation(logic)) return sql`not ${grouped(logic.arm, leaf, indent, true)}`;
  if (!isChain(logic)) return negated ? sql`coalesce(${leaf(logic)}, false)` : leaf(logic);
  const arms = logic.arms.map((arm) => grouped(arm, leaf, `${indent}  `, negated));
  return sql.join(arms, expression(`\n${indent}${logic.kind} `));
}

/** A chain inside something else stands in parentheses. */
function grouped<L extends { readonly kind: string }>(
  logic: Logic<L>,
  leaf: (leaf: L) => Sql,
  indent: string,
  negated: boolean,
): Sql {
  const inner = writeLogic(logic, leaf, indent, negated);
  return isChain(logic) ? sql`(${inner})` : inner;
}
