// Another process that has a DuckDB file open, until something is written to it.
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(process.argv[2]);
process.stdout.write('open\n');
process.stdin.once('data', () => {
  instance.closeSync();
  process.exit(0);
});
