/**
 * One thing to prove on: rules, data and a moment, as plain JSON so that it can lie in a file. The rules' text is
 * what a user would write; the rows are what would lie in the sources.
 */
export interface ProofCase {
  readonly layout: Layout;
  /** The project's time zone. */
  readonly timeZone: string;
  /** RFC 3339 in UTC, to the microsecond. */
  readonly asOf: string;
  /** `catalog.seg`. */
  readonly catalog: string;
  /** `rules.seg`: every segment in it is one pair with the data. */
  readonly rules: string;
  readonly events: readonly EventRow[];
  /** Null when the settings name no source of users. */
  readonly users: readonly UserRow[] | null;
  /** The segment of `rules.seg` that the settings exclude. */
  readonly exclude?: string;
  /** Lists of ids, by the paths of their files. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/**
 * A lake; tables of JSON or of typed columns, all events in one or each in its own; files of each kind; what Google
 * Analytics 4 exports, in one table, in one for each day, and in files.
 */
export const eventLayouts = [
  'lake',
  'json table',
  'typed table',
  'json tables',
  'typed tables',
  'csv',
  'json csv',
  'ndjson',
  'parquet',
  'ga4 table',
  'ga4 days',
  'ga4 parquet',
  'ga4 ndjson',
] as const;

type EventLayout = (typeof eventLayouts)[number];

/** Tables and files; those with history have several rows of a user. */
export const userLayouts = [
  'typed table',
  'csv',
  'ndjson',
  'parquet',
  'table with history',
  'csv with history',
  'parquet with history',
] as const;

type UserLayout = (typeof userLayouts)[number];

/** How the sources lie. */
export interface Layout {
  readonly events: EventLayout;
  readonly users: UserLayout;
  /** Whether users are numbers in the sources; files of texts hold none. */
  readonly userIds: 'text' | 'integer';
  /** Whether events have an id. */
  readonly eventIds: boolean;
}

export interface EventRow {
  readonly id: string | null;
  readonly name: string | null;
  readonly user: string | null;
  /** RFC 3339, in any of its spellings. */
  readonly time: string | null;
  /** A JSON text, or the texts of columns; typed columns hold what the texts convert to. */
  readonly properties: string | Readonly<Record<string, string | null>> | null;
  /** In a lake: a file with typed copies, one without, or the one that undeclared events share. */
  readonly file?: 'typed' | 'plain' | 'shared';
}

export interface UserRow {
  readonly id: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly properties: Readonly<Record<string, string | null>>;
}

/** True when properties are columns of their own, whose names DuckDB does not tell apart by case. */
export function hasColumns({ events }: Layout): boolean {
  return events === 'csv' || events === 'ndjson' || (holdsTypes(events) && !isGa4(events));
}

/** True when columns hold values of the declared types, false when all of them are texts. */
export function holdsTypes(source: EventLayout | UserLayout): boolean {
  return /typed|^parquet|table with/.test(source);
}

export function isGa4(events: EventLayout): boolean {
  return events.startsWith('ga4');
}

/** True when whoever did not sign in is known by the device. */
export function knowsDevices(events: EventLayout): boolean {
  return events === 'ga4 days' || events === 'ga4 ndjson';
}

/** True when the times of a source are texts, as people write them. */
export function writesTexts(source: EventLayout | UserLayout): boolean {
  return /csv|ndjson/.test(source);
}

export function keepsHistory({ users }: Layout): boolean {
  return users.endsWith('with history');
}

/** The columns of a table or of files that every event has. */
export const columnNames = {
  user: 'user',
  name: 'event',
  time: 'time',
  id: 'id',
  properties: 'properties',
} as const;
