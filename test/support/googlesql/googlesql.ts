import { columnType, typeMessage, type ColumnType } from './column-type.ts';
import { installGoogleSql } from './install.ts';
import { bigQueryOptions } from './options.ts';
import { startServer } from './server.ts';
import { connectService, type EvaluateRequest, type Service, type TableContent } from './service.ts';
import { decodeValue, encodeValue, type Value } from './value.ts';

export type Row = Readonly<Record<string, Value>>;

/** A table that exists for one query. A column that a row leaves out is null. */
export interface Table {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: readonly Row[];
}

/** Tables by their whole path, as a query names them in one pair of backticks: `` `proj.ds.events` ``. */
export type Tables = Readonly<Record<string, Table>>;

export interface GoogleSql {
  /** The rows of a query. Rejects with GoogleSQL's own message; SQL and rows may take 4 MiB in all. */
  readonly query: (sql: string, tables?: Tables) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts GoogleSQL's own evaluator, which executes what BigQuery would, without an account: installed on first use,
 * a process of its own on the loopback interface. Throws `GoogleSqlUnavailable` where it cannot be had.
 */
export async function startGoogleSql(): Promise<GoogleSql> {
  const installed = await installGoogleSql();
  const server = await startServer(installed.server);
  const service = connectService(installed, server.address);
  const close = async () => {
    service.close();
    await server.stop();
  };
  try {
    const options = await bigQueryOptions(service);
    return { query: (sql, tables = {}) => evaluate(service, options, sql, tables), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function evaluate(
  service: Service,
  options: EvaluateRequest['options'],
  sql: string,
  tables: Tables,
): Promise<Row[]> {
  const response = await service
    .evaluate({
      sql,
      options,
      simpleCatalog: {
        name: 'tests',
        builtinFunctionOptions: { languageOptions: options.languageOptions },
        table: Object.entries(tables).map(([name, { columns }]) => ({
          name,
          column: Object.entries(columns).map(([name, type]) => ({ name, type: typeMessage(type) })),
        })),
      },
      tableContent: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, content(table)])),
      descriptorPoolList: { definitions: [{ builtin: {} }] },
    })
    .catch((error: unknown) => {
      throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
    });

  const columns = (response.prepared.columns ?? []).map(({ name = '', type }) => ({
    name,
    type: columnType(type),
  }));
  return (response.content?.tableData?.row ?? []).map(({ cell = [] }) =>
    Object.fromEntries(columns.map(({ name, type }, i) => [name, decodeValue(cell[i] ?? {}, type)])),
  );
}

function content({ columns, rows }: Table): TableContent {
  const row = rows.map((values) => ({
    cell: Object.entries(columns).map(([name, type]) => encodeValue(values[name] ?? null, type)),
  }));
  return { tableData: { row } };
}
