import { sql } from 'kysely';
import { isAtLeast, isChain, isNegation } from '../plan/logic.ts';
import type { AtLeast, Logic } from '../semantics/typed.ts';
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
  if (isAtLeast(logic)) return sql`${enough(logic, leaf, indent)}`;
  if (!isChain(logic)) return negated ? sql`coalesce(${leaf(logic)}, false)` : leaf(logic);
  const arms = logic.arms.map((arm) => grouped(arm, leaf, `${indent}  `, negated));
  return sql.join(arms, expression(`\n${indent}${logic.kind} `));
}

/** The arms that hold are counted, each as 1: never NULL, and each arm is written once. */
function enough<L extends { readonly kind: string }>(
  { least, arms }: AtLeast<L>,
  leaf: (leaf: L) => Sql,
  indent: string,
): Sql {
  const ones = arms.map((arm) => sql`case when ${writeLogic(arm, leaf, `${indent}  `)} then 1 else 0 end`);
  return sql`${sql.join(ones, expression(`\n${indent}+ `))} >= ${expression(String(least))}`;
}

/** A chain inside something else stands in parentheses. */
function grouped<L extends { readonly kind: string }>(
  logic: Logic<L>,
  leaf: (leaf: L) => Sql,
  indent: string,
  negated: boolean,
): Sql {
  const inner = writeLogic(logic, leaf, indent, negated);
  return isChain(logic) || isAtLeast(logic) ? sql`(${inner})` : inner;
}
