import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { columnType } from '../../warehouse/duckdb/column-type.ts';
import { DiskFull } from '../../warehouse/duckdb/duckdb-error.ts';
import { quoteName, quoteText } from '../../warehouse/duckdb/quote.ts';
import type { Session } from '../../warehouse/duckdb/session.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { resultSchema, resultTables, type ResultTable } from '../tables.ts';

/** The results file, and how long to wait for whoever has it open. */
export interface ResultsFile {
  readonly path: string;
  /** Milliseconds. */
  readonly wait: number;
}

/** The name that the results file is attached under while it is open. */
const attached = 'cinnabar_results';
const betweenTries = 50;

/**
 * Opens the results file in a session, runs `work` with its schema (made when it is not there) as the session's
 * default, and closes it: DuckDB lets one process in, readers included, so it is never held longer than that. Throws
 * a `CinnabarError` (exit 3) that names the process that has it open, once `wait` is over.
 */
export function withResults<T>(session: Session, file: ResultsFile, work: () => Promise<T>): Promise<T> {
  const path = resolve(file.path);
  return oneAtATime(path, async () => {
    mkdirSync(dirname(path), { recursive: true });
    await attach(session, path, file.wait);
    try {
      await session.run(`use ${quoteName(attached)}`);
      await session.run(`create schema if not exists ${quoteName(resultSchema)}`);
      for (const table of resultTables) await session.run(createTable(table));
      return await work();
    } finally {
      await session.run('use memory');
      await detach(session);
    }
  });
}

/**
 * Closes the results file. When the disk is full by then, what was committed stays in the file's log beside it, which
 * DuckDB reads when the file is opened next: nothing has failed.
 */
async function detach(session: Session): Promise<void> {
  try {
    await session.run(`detach ${quoteName(attached)}`);
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
  }
}

async function attach(session: Session, path: string, wait: number): Promise<void> {
  const until = performance.now() + wait;
  for (;;) {
    try {
      await session.run(`attach ${quoteText(path)} as ${quoteName(attached)}`, {
        doing: `while opening the results file ${path}`,
      });
      return;
    } catch (error) {
      if (
        !(error instanceof CinnabarError) ||
        !/set lock on file|used by another process/.test(error.message)
      )
        throw error;
      if (performance.now() >= until) throw inUse(path, error.message);
    }
    await pause(Math.min(betweenTries, Math.max(1, until - performance.now())));
  }
}

/** DuckDB says who: `Conflicting lock is held in /usr/bin/node (PID 4711)`. */
function inUse(path: string, message: string): CinnabarError {
  const holder = /lock is held in (.+ \(PID \d+\))/.exec(message)?.[1] ?? 'another process';
  return new CinnabarError(`the results file ${path} is in use by ${holder}`, {
    exitCode: 3,
    hint: 'wait for it with `--wait 60`, or close what has it open (a DuckDB shell counts too)',
  });
}

function createTable({ name, columns }: ResultTable): string {
  const lines = columns.map(
    (column) =>
      `${quoteName(column.name)} ${column.type === 'json' ? 'JSON' : columnType(column.type)}${column.required ? ' not null' : ''}`,
  );
  return `create table if not exists ${quoteName(resultSchema, name)} (${lines.join(', ')})`;
}
