import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
} from 'kysely';
import type { Constant } from '../semantics/constant.ts';
import type { Dialect } from './dialect.ts';

/** A piece of SQL under construction. */
export type Sql = RawBuilder<unknown>;

/** Writes names and constants as one dialect has them. A value of any other kind is our bug. */
class QueryWriter extends PostgresQueryCompiler {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    super();
    this.#dialect = dialect;
  }

  protected override visitIdentifier(node: { readonly name: string }): void {
    this.append(this.#dialect.identifier(node.name));
  }

  protected override appendValue(value: unknown): void {
    this.append(this.#dialect.literal(value as Constant));
  }
}

/** The finished text of a query. */
export function write(query: Sql, dialect: Dialect): string {
  // Kysely is cold here: it has no driver, and only its compiler is used.
  const cold = new Kysely<Record<string, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new QueryWriter(dialect),
    },
  });
  return query.compile(cold).sql;
}

/** A constant; the dialect writes it as a typed literal. */
export function constant(value: Constant): Sql {
  return sql.val(value);
}

/** A name of a table, column or subquery. */
export function name(...path: readonly string[]): Sql {
  return sql.id(...path);
}

/** An expression that a dialect's own functions wrote. */
export function expression(text: string): Sql {
  return sql.raw(text);
}
