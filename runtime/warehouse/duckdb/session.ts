import { type DuckDBDataChunk, DuckDBInstance, type DuckDBResult, type DuckDBValue } from '@duckdb/node-api';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import type { Row } from '../row.ts';
import { duckDbError } from './duckdb-error.ts';
import { toValue } from './value.ts';

/** How much of the machine DuckDB may take. */
export interface SessionLimits {
  /** DuckDB's own spelling: `4GB`. Absent: four fifths of the memory there is. */
  readonly memoryLimit?: string | undefined;
  /** Absent: one per core. */
  readonly threads?: number | undefined;
  /** The folder that what does not fit into memory spills to; made when needed, removed at the end. */
  readonly spillFolder: string;
}

/** What a statement may be told beside its text. */
export interface StatementOptions {
  /** Values of `$1`, `$2`, …. */
  readonly values?: readonly (string | number | bigint | boolean | null)[];
  /** Stop it after this many milliseconds. */
  readonly timeout?: number | undefined;
  /** For an error: `while reading the events`. */
  readonly doing?: string;
}

/** One connection to an in-memory DuckDB that other files are attached to. Statements run one after another. */
export interface Session {
  /** Runs a statement for what it does. Throws a `CinnabarError` (exit 3) in plain words. */
  run(sql: string, options?: StatementOptions): Promise<void>;
  /** All rows of a query. Throws as `run` does. */
  rows(sql: string, options?: StatementOptions): Promise<Row[]>;
  /** Runs `work` in a transaction: it commits when `work` ends, and rolls back when it throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

type Values = DuckDBValue[] | undefined;

/** Opens an in-memory DuckDB: UTC, no extension is ever fetched or loaded, nothing is remembered. */
export async function openSession(limits: SessionLimits): Promise<Session> {
  const instance = await create(limits);
  const connection = await instance.connect();

  /** Does one thing with the connection: in the time that is allowed, and with its failures in plain words. */
  async function bounded<T>(options: StatementOptions, act: (values: Values) => Promise<T>): Promise<T> {
    const { doing = 'running a query', timeout, values } = options;
    const overdue = new AbortController();
    overdue.signal.addEventListener('abort', () => connection.interrupt());
    const timer = timeout === undefined ? undefined : setTimeout(() => overdue.abort(), timeout);
    try {
      return await act(values === undefined ? undefined : [...values]);
    } catch (error) {
      if (!overdue.signal.aborted) throw duckDbError(error, doing);
      throw new CinnabarError(`DuckDB was stopped ${doing}: it took more than ${String(timeout)} ms`, {
        exitCode: 3,
        hint: 'allow it more time, or ask about less',
      });
    } finally {
      clearTimeout(timer);
    }
  }

  const session: Session = {
    run: (sql, options = {}) =>
      bounded(options, async (values) => {
        await connection.run(sql, values);
      }),
    rows: (sql, options = {}) =>
      bounded(options, async (values) => {
        const result = await connection.stream(sql, values);
        const rows: Row[] = [];
        for await (const chunk of result) for (const row of chunkRows(result, chunk)) rows.push(row);
        return rows;
      }),
    async transaction(work) {
      await session.run('begin transaction');
      try {
        const outcome = await work();
        await session.run('commit');
        return outcome;
      } catch (error) {
        // A failed commit has rolled back already; then there is nothing left to roll back.
        await session.run('rollback').catch(() => undefined);
        throw error;
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
  await session.run("set TimeZone = 'UTC'");
  return session;
}

async function create(limits: SessionLimits): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      temp_directory: limits.spillFolder,
      ...(limits.memoryLimit === undefined ? {} : { memory_limit: limits.memoryLimit }),
      ...(limits.threads === undefined ? {} : { threads: String(limits.threads) }),
    });
  } catch (error) {
    throw duckDbError(error, 'starting');
  }
}

function chunkRows(result: DuckDBResult, chunk: DuckDBDataChunk): Row[] {
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  return chunk.getRows().map((values) => {
    const row: Record<string, Row[string]> = {};
    names.forEach((name, at) => {
      const type = types[at];
      if (type !== undefined) row[name] = toValue(values[at] ?? null, type);
    });
    return row;
  });
}
