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

/** Kysely is cold here: it has no driver, and only its compiler is used. */
type ColdKysely = Kysely<Record<string, never>>;

const writers = new Map<Dialect, ColdKysely>();

function writerOf(dialect: Dialect): ColdKysely {
  let writer = writers.get(dialect);
  if (writer === undefined) {
    writer = new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new QueryWriter(dialect),
      },
    });
    writers.set(dialect, writer);
  }
  return writer;
}

/** The finished text of a query. */
export function write(query: Sql, dialect: Dialect): string {
  return query.compile(writerOf(dialect)).sql;
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

/** `expression as name`, or the expression alone when it is called that already. */
export function aliased(text: string, column: string): Sql {
  return sql.raw(text === column || text.endsWith(`.${column}`) ? text : `${text} as ${column}`);
}
