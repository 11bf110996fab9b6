import type { Catalog, EventDeclaration } from '../../../src/catalog/catalog.ts';
import { ga4Columns, ga4PlaceOf } from '../../../src/catalog/ga4.ts';
import type { EventColumns, Ga4Columns, OwnColumns, UserSource } from '../../../src/catalog/settings.ts';
import type { ValueType } from '../../../src/catalog/value-type.ts';
import { CinnabarError } from '../../../src/diagnostics/cinnabar-error.ts';
import { nearest } from '../../../src/diagnostics/suggest.ts';

/** A column that the rules read, and what makes them read it. */
export interface NeededColumn {
  readonly name: string;
  /** The setting or declaration that names it: `events.columns.user`, `the property amount`. */
  readonly because: string;
  /** The declared type; undefined for a column that is no property. */
  readonly type: ValueType | undefined;
}

/** All columns that the rules may read from one source. No name stands in both. */
export interface NeededColumns {
  /** Those that the settings name: a row is nothing without them. */
  readonly required: readonly NeededColumn[];
  /** Declared properties that are columns of their own. */
  readonly declared: readonly NeededColumn[];
}

function setting(name: string, key: string): NeededColumn {
  return { name, because: `\`${key}\` in cinnabar.yaml`, type: undefined };
}

/** The columns of a table or of files of these events. */
export function eventColumns(
  columns: OwnColumns | EventColumns,
  events: Iterable<EventDeclaration>,
): NeededColumns {
  const required: NeededColumn[] = [
    setting(columns.user, 'events.columns.user'),
    ...('name' in columns ? [setting(columns.name, 'events.columns.name')] : []),
    setting(columns.time, 'events.columns.time'),
  ];
  if (columns.id !== undefined) required.push(setting(columns.id, 'events.columns.id'));
  if (columns.properties !== undefined) {
    required.push(setting(columns.properties, 'events.columns.properties'));
    return distinct(required, []);
  }
  const declared: NeededColumn[] = [];
  for (const event of events)
    for (const { name, type } of event.properties.values()) declared.push(propertyOf(event, name, type));
  return distinct(required, declared);
}

function propertyOf(event: EventDeclaration, name: string, type?: ValueType): NeededColumn {
  return { name, type, because: `the property \`${name}\` of the event \`${event.name}\` in the catalog` };
}

/** The columns of an export of Google Analytics 4 of these events. */
export function ga4EventColumns(
  { user, anonymous, id }: Ga4Columns,
  events: Iterable<EventDeclaration>,
): NeededColumns {
  const always = [ga4Columns.name, ga4Columns.time, ga4Columns.properties].map((name) => ({
    name,
    because: '`events.layout: ga4` in cinnabar.yaml',
    type: undefined,
  }));
  const own = [
    setting(user, 'events.columns.user'),
    ...(anonymous === undefined ? [] : [setting(anonymous, 'events.columns.anonymous')]),
    ...(id === undefined ? [] : [setting(id, 'events.columns.id')]),
  ];
  const declared = [...events].flatMap((event) =>
    [...event.properties.values()].flatMap(({ name, type }) => {
      const place = ga4PlaceOf({ path: [name], type });
      return place === 'properties' ? [] : [propertyOf(event, name)];
    }),
  );
  return distinct([...own, ...always], declared);
}

/** The columns of a table or of files of users. */
export function userColumns(users: UserSource, catalog: Catalog): NeededColumns {
  const { id, valid } = users;
  const required: NeededColumn[] = [setting(id, 'users.id')];
  if (valid !== undefined) {
    required.push(setting(valid.from, 'users.valid.from'));
    required.push(setting(valid.to, 'users.valid.to'));
  }
  const declared = [...catalog.userProperties.values()].map(({ name, type }) => ({
    name,
    type,
    because: `the user property \`${name}\` in the catalog`,
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
