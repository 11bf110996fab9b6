/** Which columns of the rows of one event hold what. `properties` absent: each property is a column of its own name. */
export interface OwnColumns {
  readonly user: string;
  readonly time: string;
  readonly id: string | undefined;
  readonly properties: string | undefined;
}

/** Which columns hold what where rows of all events lie together. */
export interface EventColumns extends OwnColumns {
  readonly name: string;
}

/** What the export of Google Analytics 4 leaves open; its other columns are always the same. */
export interface Ga4Columns {
  /** `user_id` or `user_pseudo_id`. */
  readonly user: string;
  /** Whose event it is where the user is missing: `user_pseudo_id`. Undefined: then it is nobody's. */
  readonly anonymous: string | undefined;
  readonly id: string | undefined;
}

/** The name of a table: `[table]`, `[schema, table]` or `[database, schema, table]`. */
export type TablePath = readonly string[];

/** A table for each event. */
export interface EventTables {
  /** A path in which `{event}` stands for the name of the event. */
  readonly pattern: TablePath;
  /** The events whose tables have other names. */
  readonly others: ReadonlyMap<string, TablePath>;
}

/** How events lie in the warehouse: exactly one source. Paths are as written, relative to the settings file. */
export type EventSource =
  | { readonly kind: 'lake'; readonly path: string }
  | { readonly kind: 'files'; readonly pattern: string; readonly columns: EventColumns }
  | { readonly kind: 'table'; readonly table: TablePath; readonly columns: EventColumns }
  | { readonly kind: 'tables'; readonly tables: EventTables; readonly columns: OwnColumns }
  | { readonly kind: 'ga4 files'; readonly pattern: string; readonly columns: Ga4Columns }
  /** A table whose name ends in `*` is one for each day: `events_20260131`. */
  | { readonly kind: 'ga4 table'; readonly table: TablePath; readonly columns: Ga4Columns };

/** A user table that keeps history says which columns bound a row's validity, `[from, to)`. */
export interface ValidColumns {
  readonly from: string;
  readonly to: string;
}

/** How users lie in the warehouse; properties are columns of their own names. */
export type UserSource = {
  readonly id: string;
  readonly valid: ValidColumns | undefined;
} & (
  { readonly kind: 'files'; readonly pattern: string } | { readonly kind: 'table'; readonly table: TablePath }
);

/** A segment whose members are never members of anything: test users. */
export interface Exclusion {
  readonly segment: string;
  /** The rule file that declares it, from the settings file's folder. */
  readonly from: string;
}

/** Where a run reads and writes. */
export type Target =
  | {
      readonly engine: 'duckdb';
      /** The results file: opened to publish, and closed. */
      readonly path: string;
      /** A DuckDB file that holds the `table` sources, attached read-only. */
      readonly database: string | undefined;
    }
  | {
      readonly engine: 'bigquery';
      readonly project: string;
      /** The dataset that holds the `table` sources. */
      readonly dataset: string;
      /** The dataset that results go to. */
      readonly results: string;
      readonly location: string | undefined;
      readonly maxBytesBilled: number | undefined;
    };

/** What `cinnabar ingest` needs to know. Sizes in bytes, times in milliseconds. */
export interface IngestSettings {
  readonly host: string;
  readonly port: number;
  /** Where gRPC is taken; undefined: nowhere. */
  readonly grpcPort: number | undefined;
  /** The folder of the durable log. */
  readonly log: string;
  readonly maxFrameBytes: number;
  readonly maxConnections: number;
  readonly maxLogBytes: number;
  /** How often what the log holds is landed. */
  readonly landEvery: number;
  /** HTTP headers that name a connection and its group, as Raccoon's clients send them. */
  readonly connectionIdHeader: string;
  readonly connectionGroupHeader: string | undefined;
  /** Web pages that may send beside those of this host, as `https://shop.example`; `*` is any. */
  readonly origins: readonly string[];
  /** Undefined: connections are not encrypted. */
  readonly tls: TlsFiles | undefined;
  /** Who may send; anybody when there are none. */
  readonly writeKeys: readonly WriteKey[];
  readonly privacy: PrivacySettings;
  /** Which fields of an event's JSON body hold its user, anonymous id, time, id and properties. */
  readonly columns: IngestColumns;
}

/** Files in PEM: the certificate with those that it hangs on, and its key. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** A key that clients send with. Its secrets stand in the environment; each of them opens. */
export interface WriteKey {
  readonly name: string;
  /** The environment variables that hold them: one, or the old and the new one while a key changes. */
  readonly variables: readonly string[];
  readonly limit: RateLimit | undefined;
}

/** So many events a second in the long run, and `burst` of them at once. */
export interface RateLimit {
  readonly eventsPerSecond: number;
  readonly burst: number;
}

/** What becomes of which fields of events before they land. A path names fields by `.`; of lists, those of each element. */
export interface PrivacySettings {
  /** The environment variable that holds the key of the hashes. */
  readonly keyVariable: string | undefined;
  readonly drop: readonly string[];
  readonly hash: readonly string[];
  /** IP addresses of which only the network is kept. */
  readonly cutAddresses: readonly string[];
}

/** Fields of the JSON in `event_bytes`. `properties` absent: every other field is a property. */
export interface IngestColumns {
  readonly user: string;
  readonly anonymous: string;
  readonly time: string;
  readonly id: string;
  readonly properties: string | undefined;
}

/** `cinnabar.yaml`: how and where. What exists is the catalog's. Secrets are never in here. */
export interface Settings {
  readonly language: 1;
  readonly timeZone: string;
  /** The folder of the rule files. */
  readonly rules: string;
  readonly events: EventSource;
  readonly users: UserSource | undefined;
  readonly exclude?: Exclusion | undefined;
  readonly targets: ReadonlyMap<string, Target>;
  readonly ingest: IngestSettings;
}
