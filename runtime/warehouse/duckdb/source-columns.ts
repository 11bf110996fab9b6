import type { Catalog } from '../../../src/catalog/catalog.ts';
import type { EventColumns, UserSource } from '../../../src/catalog/settings.ts';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { nearest } from '../../../src/diagnostics/suggest.ts';

/** A column that the rules read, and what makes them read it. */
export interface NeededColumn {
  readonly name: string;
  /** The setting or declaration that names it: `events.columns.user`, `the property amount`. */
  readonly because: string;
}

/** All columns that the rules may read from one source. No name stands in both. */
export interface NeededColumns {
  /** Those that the settings name: a row is nothing without them. */
  readonly required: readonly NeededColumn[];
  /** Declared properties that are columns of their own. */
  readonly declared: readonly NeededColumn[];
}

/** The columns of a table or of files of events. */
export function eventColumns(columns: EventColumns, catalog: Catalog): NeededColumns {
  const required: NeededColumn[] = [
    { name: columns.user, because: '`events.columns.user` in cinnabar.yaml' },
    { name: columns.name, because: '`events.columns.name` in cinnabar.yaml' },
    { name: columns.time, because: '`events.columns.time` in cinnabar.yaml' },
  ];
  if (columns.id !== undefined)
    required.push({ name: columns.id, because: '`events.columns.id` in cinnabar.yaml' });
  if (columns.properties !== undefined) {
    required.push({ name: columns.properties, because: '`events.columns.properties` in cinnabar.yaml' });
    return distinct(required, []);
  }
  const declared: NeededColumn[] = [];
  for (const event of catalog.events.values())
    for (const property of event.properties.keys())
      declared.push({
        name: property,
        because: `the property \`${property}\` of the event \`${event.name}\` in the catalog`,
      });
  return distinct(required, declared);
}

/** The columns of a table or of files of users. */
export function userColumns(users: UserSource, catalog: Catalog): NeededColumns {
  const { id, valid } = users;
  const required: NeededColumn[] = [{ name: id, because: '`users.id` in cinnabar.yaml' }];
  if (valid !== undefined) {
    required.push({ name: valid.from, because: '`users.valid.from` in cinnabar.yaml' });
    required.push({ name: valid.to, because: '`users.valid.to` in cinnabar.yaml' });
  }
  const declared = [...catalog.userProperties.keys()].map((property) => ({
    name: property,
    because: `the user property \`${property}\` in the catalog`,
  }));
  return distinct(required, declared);
}

/** Throws a `CinnabarError` (exit 2) for the first needed column that is not there; it shows those that are. */
export function checkColumns(
  where: string,
  needed: readonly NeededColumn[],
  present: readonly string[],
): void {
  for (const { name, because } of needed) {
    if (present.includes(name)) continue;
    const near = nearest(name, present);
    throw new CinnabarError(`${where} has no column \`${name}\`, which ${because} names`, {
      exitCode: 2,
      hint: `${near === undefined ? '' : `did you mean \`${near}\`? `}its columns are ${listed(present)}`,
    });
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 30).map((name) => `\`${name}\``);
  if (names.length > shown.length) shown.push(`and ${names.length - shown.length} more`);
  return shown.join(', ');
}

function distinct(required: readonly NeededColumn[], declared: readonly NeededColumn[]): NeededColumns {
  const taken = new Set<string>();
  const untaken = ({ name }: NeededColumn) => !taken.has(name) && taken.add(name).has(name);
  return { required: required.filter(untaken), declared: declared.filter(untaken) };
}
