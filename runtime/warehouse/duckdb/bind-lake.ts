import { join } from 'node:path';
import type { Catalog, EventDeclaration } from '../../../src/catalog/catalog.ts';
import { type TypedCopy, typedCopy } from '../../../src/catalog/typed-copy.ts';
import { type LakeFile, readLakeManifest } from '../lake-manifest.ts';
import { columnType } from './column-type.ts';
import { quoteName, quoteText, quoteFiles } from './quote.ts';
import type { Session } from './session.ts';

const base = [
  ['event_id', 'VARCHAR'],
  ['user_id', 'VARCHAR'],
  ['event_time', 'TIMESTAMPTZ'],
  ['received_at', 'TIMESTAMPTZ'],
  ['properties', 'VARCHAR'],
] as const;

/**
 * Binds the files of the lake's newest manifest: for each declared event a view `"lake"."<event>"` of its own columns
 * and a typed copy of each property that has one, null where a file was written without it. Gives the manifest's
 * number, undefined (and empty views) when nothing has landed.
 */
export async function bindLake(
  session: Session,
  lake: string,
  catalog: Catalog,
): Promise<number | undefined> {
  const manifest = readLakeManifest(lake);
  await session.run('create schema lake');
  for (const event of catalog.events.values()) await bindEvent(session, lake, event, manifest?.files ?? []);
  return manifest?.number;
}

async function bindEvent(
  session: Session,
  lake: string,
  event: EventDeclaration,
  files: readonly LakeFile[],
): Promise<void> {
  const copies = [...event.properties.values()].flatMap((property) => typedCopy(property) ?? []);
  const own = files.filter((file) => file.event === event.name);
  // Its rows from before it was declared lie in the folder that undeclared events share.
  const shared = files.filter((file) => file.event === null);
  const parts: string[] = [];
  if (own.length > 0) parts.push(selectFrom(lake, own, copies));
  if (shared.length > 0)
    parts.push(`${selectFrom(lake, shared, copies)} where name = ${quoteText(event.name)}`);
  if (parts.length === 0)
    parts.push(`select ${[...base.map(absentBase), ...copies.map(absentCopy)].join(', ')} where false`);
  await session.run(`create view ${quoteName('lake', event.name)} as ${parts.join(' union all ')}`, {
    doing: `while reading the lake ${lake}`,
  });
}

function selectFrom(lake: string, files: readonly LakeFile[], copies: readonly TypedCopy[]): string {
  const present = new Set(files.flatMap((file) => file.typedColumns));
  const columns = copies.map((copy) =>
    present.has(copy.column) ? quoteName(copy.column) : absentCopy(copy),
  );
  const paths = files.map((file) => join(lake, file.path));
  return `select ${[...base.map(([name]) => name), ...columns].join(', ')}
    from read_parquet(${quoteFiles(paths)}, union_by_name = true)`;
}

function absentBase([name, type]: (typeof base)[number]): string {
  return absent(name, type);
}

function absentCopy(copy: TypedCopy): string {
  return absent(copy.column, columnType(copy.type));
}

function absent(name: string, type: string): string {
  return `cast(null as ${type}) as ${quoteName(name)}`;
}
