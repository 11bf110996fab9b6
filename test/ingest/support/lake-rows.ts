import { join } from 'node:path';
import { openSession } from '../../../runtime/warehouse/duckdb/session.ts';
import type { Row } from '../../../runtime/warehouse/row.ts';
import { nodeDisk } from '../../../ingest/disk/node-disk.ts';
import { readManifest } from '../../../ingest/lake/read-manifest.ts';

/** The rows of the lake's newest manifest, by SQL over the view `events`. */
export async function lakeRows(lakePath: string, sql: string): Promise<Row[]> {
  const manifest = await readManifest(nodeDisk, lakePath);
  const session = await openSession({ threads: 1, spillFolder: join(lakePath, 'spill') });
  try {
    const files = manifest.files.map((file) => `'${join(lakePath, file.path)}'`);
    if (files.length === 0) return [];
    await session.run(
      `create view events as select * from read_parquet([${files.join(', ')}], union_by_name = true)`,
    );
    return await session.rows(sql);
  } finally {
    session.close();
  }
}
