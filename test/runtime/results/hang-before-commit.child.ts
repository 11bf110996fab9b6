import { duckDbSources } from '../../../src/dialect/source-expressions.ts';
import { join } from 'node:path';
import { runSegments } from '../../../runtime/run-segments.ts';
import { openDuckDb } from '../../../runtime/warehouse/duckdb/open-duckdb.ts';
import { catalogOf } from '../catalog-of.ts';
import { settingsFor } from '../settings-for.ts';

/** A process that publishes `budi` as the only member, and stops for ever between the last insert and the commit. */
const [root = ''] = process.argv.slice(2);
const settings = settingsFor({ kind: 'lake', path: 'lake/' });
const target = { engine: 'duckdb' as const, path: 'results.duckdb', database: undefined };
const warehouse = await openDuckDb({
  expressions: duckDbSources,
  root,
  settings,
  catalog: catalogOf({}),
  target,
  threads: 1,
});
const hanging = {
  ...warehouse,
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await warehouse.run('begin transaction');
    await work();
    process.stdout.write('inserted\n');
    return new Promise<T>(() => setInterval(() => undefined, 1000));
  },
};
await runSegments({
  warehouse: hanging,
  results: { path: join(root, 'results.duckdb'), wait: 0 },
  segments: [{ name: 'regulars', sql: `select 'budi' as user_id`, columns: [], planKey: 'k' }],
  settings,
  target: 'local',
  asOf: 0n,
  clock: () => Date.now(),
});
