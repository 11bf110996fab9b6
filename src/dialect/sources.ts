import type { Catalog } from '../catalog/catalog.ts';
import { daysOf, ga4Columns, isDaily } from '../catalog/ga4.ts';
import type { PropertyPart } from '../catalog/property-path.ts';
import type { EventSource, OwnColumns, TablePath, UserSource } from '../catalog/settings.ts';
import { tableOfEvent } from '../catalog/table-of-event.ts';
import type { TimeRange } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { ga4Part, ga4User } from './ga4-properties.ts';
import { documentPart } from './text-part.ts';
import { typedPart } from './typed-part.ts';

/** Where events of some names lie: SQL text over the columns of one table. */
export interface EventTable {
  readonly path: readonly string[];
  /** Whether the warehouse bound it under names of ours, so that nothing has to be renamed or converted. */
  readonly bound: boolean;
  /** The condition that picks the events out of a table of all events. */
  readonly isEvent: string | undefined;
  /** The condition that picks the tables of the days that a range of time needs, where each day has its own. */
  readonly onDays: ((range: TimeRange) => string) | undefined;
  readonly user: string;
  readonly time: string;
  /** Undefined when rows have no id: each is an event of its own. */
  readonly id: string | undefined;
  /** The JSON document that `property` reads as the column `document`; undefined when it reads columns alone. */
  readonly document: string | undefined;
  readonly property: (read: PropertyPart) => string;
}

/** Where users lie. */
export interface UserTable {
  readonly path: readonly string[];
  readonly id: string;
  readonly valid: { readonly from: string; readonly to: string } | undefined;
  readonly property: (read: PropertyPart) => string;
}

/** The name of the column of documents. */
export const documentColumn = 'document';

/**
 * The tables that together hold the events of some names, each once. The lake and files are bound by the warehouse: a
 * table for each event in the schema `events`, whose columns have their types already. Tables of the user's own are
 * read as they lie.
 */
export function eventTables(events: readonly string[], source: EventSource, dialect: Dialect): EventTable[] {
  switch (source.kind) {
    case 'lake':
      return events.map((event) => boundTable(event, 'event_id', dialect));
    case 'files':
    case 'ga4 files': {
      const id = source.columns.id === undefined ? undefined : 'event_id';
      return events.map((event) => boundTable(event, id, dialect));
    }
    case 'table': {
      const isEvent = oneOfNames(dialect.identifier(source.columns.name), events, dialect);
      return [ownTable(source.table, source.columns, isEvent, dialect)];
    }
    case 'ga4 table':
      return [ga4Table(events, source, dialect)];
    case 'tables':
      return events.map((event) =>
        ownTable(tableOfEvent(source.tables, event), source.columns, undefined, dialect),
      );
  }
}

function boundTable(event: string, id: string | undefined, dialect: Dialect): EventTable {
  return {
    path: ['events', event],
    bound: true,
    isEvent: undefined,
    onDays: undefined,
    user: 'user_id',
    time: 'event_time',
    id,
    document: undefined,
    property: ({ path }) => dialect.identifier(propertyColumn(path)),
  };
}

function oneOfNames(column: string, events: readonly string[], dialect: Dialect): string {
  const names = events.map((value) => dialect.literal({ type: 'text', value })).join(', ');
  return events.length === 1 ? `${column} = ${names}` : `${column} in (${names})`;
}

function ownTable(
  table: TablePath,
  columns: OwnColumns,
  isEvent: string | undefined,
  dialect: Dialect,
): EventTable {
  const column = (name: string) => dialect.identifier(name);
  const { properties } = columns;
  return {
    path: table,
    bound: false,
    isEvent,
    onDays: undefined,
    user: dialect.toText(column(columns.user)),
    time: dialect.eventTime(column(columns.time)),
    id: columns.id === undefined ? undefined : dialect.toText(column(columns.id)),
    document: properties === undefined ? undefined : dialect.document(column(properties)),
    property: (read) =>
      properties === undefined ? typedPart(read, dialect) : documentPart(documentColumn, read, dialect),
  };
}

function ga4Table(
  events: readonly string[],
  { table, columns }: Extract<EventSource, { readonly kind: 'ga4 table' }>,
  dialect: Dialect,
): EventTable {
  const column = (name: string) => dialect.identifier(name);
  return {
    path: table,
    bound: false,
    isEvent: oneOfNames(column(ga4Columns.name), events, dialect),
    onDays: isDaily(table.at(-1) ?? '') ? (range) => dailyTables(range, dialect) : undefined,
    user: ga4User(columns, dialect),
    time: dialect.fromMicros(column(ga4Columns.time)),
    id: columns.id === undefined ? undefined : dialect.toText(column(columns.id)),
    document: undefined,
    property: (read) => ga4Part(read, dialect),
  };
}

/** What follows the `events_` of a table's name is a day; tables of today's stream and copies are called otherwise. */
function dailyTables(range: TimeRange, dialect: Dialect): string {
  const text = (value: string) => dialect.literal({ type: 'text', value });
  const { first, last } = daysOf(range);
  const between = `_table_suffix between ${text(first)} and ${text(last)}`;
  return `${between} and length(_table_suffix) = 8`;
}

/** The tables that together hold every declared event; used when no source of users is named. */
export function allEventTables(catalog: Catalog, source: EventSource, dialect: Dialect): EventTable[] {
  return [...catalog.events.keys()].flatMap((event) => eventTables([event], source, dialect));
}

/** The table of the users: `source.users` when they lie in files, bound by the warehouse, else the user's own. */
export function userTable(source: UserSource, dialect: Dialect): UserTable {
  const column = (name: string) => dialect.identifier(name);
  if (source.kind === 'files') {
    return {
      path: ['source', 'users'],
      id: 'user_id',
      valid: source.valid && { from: 'valid_from', to: 'valid_to' },
      property: ({ path }) => column(propertyColumn(path)),
    };
  }
  return {
    path: source.table,
    id: dialect.toText(column(source.id)),
    valid: source.valid && {
      from: dialect.eventTime(column(source.valid.from)),
      to: dialect.eventTime(column(source.valid.to)),
    },
    property: (read) => typedPart(read, dialect),
  };
}
