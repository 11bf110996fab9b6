import { quoteName } from '../../../runtime/warehouse/duckdb/quote.ts';
import { jsonDocument } from '../../dialect/stored-values/duckdb.ts';
import type { ChosenColumns } from './choose-columns.ts';
import { inspectedTable, type InspectedFile } from './inspect-file.ts';
import { timeOf } from './profile-columns.ts';

/** The rows that have a user, a name and a time: others do not exist for a rule. */
export const existingEvents = quoteName('source', 'existing');

/** What the view of them has beside the file's own columns; no file names its columns so. */
export const eventColumn = {
  user: quoteName('user of event'),
  name: quoteName('name of event'),
  time: quoteName('time of event'),
  id: quoteName('id of event'),
  document: quoteName('document of event'),
} as const;

/** Makes the view of the existing events, in the way that a run reads the chosen columns. */
export async function bindExistingEvents(file: InspectedFile, chosen: ChosenColumns): Promise<void> {
  const { user, name, time, id, properties } = chosen;
  const instant = timeOf(time);
  await file.session.run(
    `create view ${existingEvents} as
     select ${quoteName(user.name)} as ${eventColumn.user}, cast(${quoteName(name.name)} as varchar) as ${eventColumn.name},
       ${instant} as ${eventColumn.time}, ${id ? quoteName(id.name) : 'null'} as ${eventColumn.id},
       ${properties ? jsonDocument(quoteName(properties.name)) : 'null'} as ${eventColumn.document}, *
     from ${inspectedTable}
     where ${quoteName(user.name)} is not null and ${quoteName(name.name)} is not null and ${instant} is not null`,
  );
}
