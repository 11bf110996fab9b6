import { sql } from 'kysely';
import { isChain, isNegation } from '../plan/logic.ts';
import type { Logic, Value, ValueTest } from '../semantics/typed.ts';
import type { ScalarType } from '../catalog/value-type.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { constant, expression, name, type Sql, write } from './query-writer.ts';

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

/** A test of values as SQL: NULL or false when a side is missing. `prefix` names the relation of the columns. */
export function writeTest(test: ValueTest, prefix: string, dialect: Dialect): Sql {
  switch (test.kind) {
    case 'compare': {
      const [left, right] = [test.left, test.right].map((side) =>
        writeValue(side, test.type, prefix, dialect),
      );
      return sql`${left} ${expression(test.operator)} ${right}`;
    }
    case 'one of':
      return sql`${writeValue(test.value, test.type, prefix, dialect)} in (${sql.join(test.options.map(constant))})`;
    case 'known': {
      const column = sql`${expression(prefix)}.${name(propertyColumn(test.property))}`;
      return sql`${column} is not null`;
    }
  }
}

/** A value in the type of the comparison: a side of another numeric type is converted explicitly. */
function writeValue(value: Value, type: ScalarType, prefix: string, dialect: Dialect): Sql {
  if (value.kind === 'constant') return constant(value.constant);
  const column = sql`${expression(prefix)}.${name(propertyColumn(value.name))}`;
  return value.type === type ? column : expression(dialect.toNumber(write(column, dialect)));
}
