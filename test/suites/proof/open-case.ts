import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '../../../runtime/warehouse/duckdb/open-duckdb.ts';
import type { Session } from '../../../runtime/warehouse/duckdb/session.ts';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { duckDbSources } from '../../../src/dialect/source-expressions.ts';
import { settingsFor } from '../../runtime/settings-for.ts';
import type { ProofCase } from '../../support/generators/case.ts';
import { listRowsOf } from './lists-of-case.ts';
import { settingsOf } from './program.ts';
import { databaseFile, writeSources } from './write-sources.ts';

/** Lets `ask` query the sources of a case, written to disk and bound as a run binds them. */
export async function withCase<T>(
  writer: Session,
  proofCase: ProofCase,
  catalog: Catalog,
  ask: (warehouse: Session) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'cinnabar-proof-'));
  try {
    await writeSources(writer, root, proofCase, catalog);
    const { events, users } = settingsOf(proofCase);
    const settings = settingsFor(events, users);
    const target = { engine: 'duckdb', path: 'results.duckdb', database: databaseFile } as const;
    const warehouse = await openDuckDb({
      root,
      settings,
      catalog,
      target,
      expressions: duckDbSources,
      lists: listRowsOf(proofCase),
      threads: 1,
      strict: true,
    });
    try {
      return await ask(warehouse);
    } finally {
      warehouse.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
