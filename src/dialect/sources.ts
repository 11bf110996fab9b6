import type { Catalog } from '../catalog/catalog.ts';
import type { EventSource, UserSource } from '../catalog/settings.ts';
import { typedCopy } from '../catalog/typed-copy.ts';
import type { ReadProperty } from '../plan/nodes.ts';
import type { Dialect } from './dialect.ts';

/** Where events of one name lie: SQL text over the columns of one table. */
export interface EventTable {
  readonly path: readonly string[];
  /** The condition that picks the event out of a table of all events. */
  readonly isEvent: string | undefined;
  readonly user: string;
  readonly time: string;
  /** Undefined when rows have no id: each is an event of its own. */
  readonly id: string | undefined;
  /** The JSON document that `property` reads as the column `document`; undefined when it reads columns alone. */
  readonly document: string | undefined;
  readonly property: (read: ReadProperty) => string;
}

/** Where users lie. */
export interface UserTable {
  readonly path: readonly string[];
  readonly id: string;
  readonly valid: { readonly from: string; readonly to: string } | undefined;
  readonly property: (read: ReadProperty) => string;
}

/** The table that holds the events of a name. */
export function eventTable(event: string, source: EventSource, dialect: Dialect): EventTable {
  const column = (name: string) => dialect.identifier(name);
  if (source.kind === 'lake') {
    return {
      path: ['lake', event],
      isEvent: undefined,
      user: column('user_id'),
      time: column('event_time'),
      id: column('event_id'),
      document: undefined,
      property: (read) => lakeProperty(read, dialect),
    };
  }
  const { columns } = source;
  const properties = columns.properties;
  return {
    path: source.kind === 'files' ? ['source', 'events'] : source.table,
    isEvent: `${column(columns.name)} = ${dialect.literal({ type: 'text', value: event })}`,
    user: dialect.toText(column(columns.user)),
    time: dialect.eventTime(column(columns.time)),
    id: columns.id === undefined ? undefined : dialect.toText(column(columns.id)),
    document: properties === undefined ? undefined : dialect.document(column(properties)),
    property: (read) =>
      properties === undefined
        ? ownColumn(read, isText(source), dialect)
        : documentRead(documentColumn, read, dialect),
  };
}

/** The tables that together hold every declared event; used when no source of users is named. */
export function allEventTables(catalog: Catalog, source: EventSource, dialect: Dialect): EventTable[] {
  return [...catalog.events.keys()].map((event) => eventTable(event, source, dialect));
}

/** The table of the users. */
export function userTable(source: UserSource, dialect: Dialect): UserTable {
  const column = (name: string) => dialect.identifier(name);
  return {
    path: source.kind === 'files' ? ['source', 'users'] : source.table,
    id: dialect.toText(column(source.id)),
    valid: source.valid && {
      from: dialect.eventTime(column(source.valid.from)),
      to: dialect.eventTime(column(source.valid.to)),
    },
    property: (read) => ownColumn(read, isText(source), dialect),
  };
}

/** Parquet files hold typed columns; files of any other kind are bound as columns of text. */
function isText(source: EventSource | UserSource): boolean {
  return source.kind === 'files' && !/\.parquet$/i.test(source.pattern);
}

/** The name of the column of documents. */
export const documentColumn = 'document';

/** The typed copy where a file has it, else the JSON: an older file knows an older type, or none. */
function lakeProperty(read: ReadProperty, dialect: Dialect): string {
  // Not made once a row: where the copy is there, nothing is parsed.
  const json = documentRead(`(${dialect.document(dialect.identifier('properties'))})`, read, dialect);
  const copy = typedCopy(read);
  return copy === undefined ? json : `coalesce(${dialect.identifier(copy.column)}, ${json})`;
}

function documentRead(document: string, { name, type }: ReadProperty, dialect: Dialect): string {
  if (typeof type === 'string') return dialect.documentProperty(document, [name], type);
  return dialect.documentHas(document, [name], type.kind);
}

function ownColumn({ name, type }: ReadProperty, text: boolean, dialect: Dialect): string {
  const column = dialect.identifier(name);
  // Of a list or record as a whole only its presence can be asked.
  if (typeof type !== 'string') return `(${column} is not null)`;
  return text ? dialect.textColumn(column, type) : dialect.typedColumn(column, type);
}
