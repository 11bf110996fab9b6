import { join } from 'node:path';
import type { Catalog, EventDeclaration, Property } from '../../../src/catalog/catalog.ts';
import { partsOf } from '../../../src/catalog/parts-of.ts';
import type { PropertyPart } from '../../../src/catalog/property-path.ts';
import { typedCopy } from '../../../src/catalog/typed-copy.ts';
import type { SourceExpressions } from '../../../src/dialect/source-expressions.ts';
import { type LakeFile, readLakeManifest } from '../lake-manifest.ts';
import { quoteFiles, quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';

/**
 * Binds the files of the lake's newest manifest: for each declared event a view `"events"."<event>"` of its user, id,
 * time and properties in their types. A property comes from its typed copy, and from the JSON where a file was written
 * before it was declared so. Gives the manifest's number, undefined (and empty views) when nothing has landed.
 */
export async function bindLake(
  session: Session,
  lake: string,
  catalog: Catalog,
  expressions: SourceExpressions,
): Promise<number | undefined> {
  const manifest = readLakeManifest(lake);
  for (const event of catalog.events.values())
    await bindEvent(session, lake, event, manifest?.files ?? [], expressions);
  return manifest?.number;
}

async function bindEvent(
  session: Session,
  lake: string,
  event: EventDeclaration,
  files: readonly LakeFile[],
  expressions: SourceExpressions,
): Promise<void> {
  const select = selectEvent(event, expressions);
  const parts: string[] = [];
  for (const [present, group] of byCopies(files.filter((file) => file.event === event.name)))
    parts.push(select(readFiles(lake, group), new Set(present.split('\0'))));
  // Its rows from before it was declared lie in the folder that undeclared events share.
  const shared = files.filter((file) => file.event === null);
  if (shared.length > 0)
    parts.push(`${select(readFiles(lake, shared), new Set())} where name = ${quoteText(event.name)}`);
  if (parts.length === 0) parts.push(`${select(noRows, new Set())} where false`);
  await session.run(`create view ${quoteName('events', event.name)} as ${parts.join(' union all ')}`, {
    doing: `while reading the lake ${lake}`,
  });
}

const noRows = `(select null::varchar as event_id, null::varchar as user_id, null::timestamptz as event_time,
  null::varchar as properties)`;

function selectEvent(
  event: EventDeclaration,
  { columnOf, fromJson }: SourceExpressions,
): (rows: string, present: ReadonlySet<string>) => string {
  const valueOf = (property: Property, part: PropertyPart, present: ReadonlySet<string>) => {
    const copy = typedCopy(property);
    return copy !== undefined && present.has(copy.column)
      ? quoteName(copy.column)
      : fromJson('properties', part);
  };
  return (rows, present) => {
    const properties = [...event.properties.values()].flatMap((property) =>
      partsOf(property).map(
        (part) => `, ${valueOf(property, part, present)} as ${quoteName(columnOf(part))}`,
      ),
    );
    return `select user_id, event_id, event_time${properties.join('')} from ${rows}`;
  };
}

/** Files with the same typed copies are read together. */
function byCopies(files: readonly LakeFile[]): Map<string, LakeFile[]> {
  const groups = new Map<string, LakeFile[]>();
  for (const file of files) {
    const key = [...file.typedColumns].sort().join('\0');
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return groups;
}

function readFiles(lake: string, files: readonly LakeFile[]): string {
  return `read_parquet(${quoteFiles(files.map((file) => join(lake, file.path)))}, union_by_name = true)`;
}
