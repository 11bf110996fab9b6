/** Every setting that there is, by the section that it stands in; `''` is the file itself. */
export const settingsKeys = {
  '': ['language', 'time zone', 'rules', 'events', 'users', 'exclude', 'targets', 'ingest'],
  events: ['lake', 'files', 'table', 'tables', 'other tables', 'layout', 'columns'],
  'events.columns': ['user', 'name', 'time', 'id', 'properties'],
  users: ['files', 'table', 'id', 'valid'],
  'users.valid': ['from', 'to'],
  exclude: ['segment', 'from'],
  'a target on duckdb': ['engine', 'path', 'database'],
  'a target on bigquery': ['engine', 'project', 'dataset', 'results', 'location', 'max bytes billed'],
  ingest: [
    'host',
    'port',
    'log',
    'max frame',
    'max connections',
    'max log',
    'land every',
    'connection id header',
    'connection group header',
    'origins',
    'columns',
  ],
  'ingest.columns': ['user', 'anonymous', 'time', 'id', 'properties'],
} as const;

export type SettingsLevel = keyof typeof settingsKeys;
