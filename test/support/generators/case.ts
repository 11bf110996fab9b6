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

/** How the sources lie. */
export interface Layout {
  /** A lake, a table of JSON or of typed columns, files of text columns, of JSON in text columns, of typed columns. */
  readonly events: 'lake' | 'json table' | 'typed table' | 'csv' | 'json csv' | 'parquet';
  readonly users: 'typed table' | 'csv' | 'table with history';
  /** Whether users are numbers in the sources; only tables hold numbers. */
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
  return events === 'csv' || events === 'typed table' || events === 'parquet';
}

/** The columns of a table or of files that every event has. */
export const columnNames = {
  user: 'user',
  name: 'event',
  time: 'time',
  id: 'id',
  properties: 'properties',
} as const;
