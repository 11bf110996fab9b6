/** Every setting that there is, by the section that it stands in, with a value that it may have; `''` is the file itself. */
export const settingExamples = {
  '': {
    language: '1',
    'time zone': 'Asia/Jakarta',
    rules: 'rules/',
    events: '{ lake: lake/ }',
    users: '{ table: users, id: user_id }',
    exclude: '{ segment: staff, from: rules/staff.seg }',
    targets: '{ local: { engine: duckdb, path: results.duckdb } }',
    ingest: '{ port: 8080 }',
  },
  events: {
    lake: 'lake/',
    files: 'data/**/*.parquet',
    table: 'analytics.events',
    tables: 'analytics.{event}',
    'other tables': '{ login: auth.logins }',
    layout: 'ga4',
    columns: '{ user: user_id, name: event_name, time: event_time }',
  },
  'events.columns': {
    user: 'user_id',
    anonymous: 'user_pseudo_id',
    name: 'event_name',
    time: 'event_time',
    id: 'event_id',
    properties: 'properties',
  },
  users: {
    files: 'users.parquet',
    table: 'analytics.users',
    id: 'user_id',
    valid: '{ from: valid_from, to: valid_to }',
  },
  'users.valid': { from: 'valid_from', to: 'valid_to' },
  exclude: { segment: 'staff', from: 'rules/staff.seg' },
  'a target on duckdb': { engine: 'duckdb', path: 'results.duckdb', database: 'shop.duckdb' },
  'a target on bigquery': {
    engine: 'bigquery',
    project: 'acme',
    dataset: 'analytics',
    results: 'audiences',
    location: 'asia-southeast2',
    'max bytes billed': '200 GB',
  },
  ingest: {
    host: '0.0.0.0',
    port: '8080',
    'grpc port': '8081',
    log: '.cinnabar/log',
    'max frame': '4 MB',
    'max connections': '20000',
    'max log': '10 GB',
    'land every': '60 seconds',
    'connection id header': 'X-User-ID',
    'connection group header': 'X-Group',
    origins: '[https://shop.example]',
    tls: '{ certificate: tls/fullchain.pem, key: tls/privkey.pem }',
    privacy: '{ drop: [email] }',
    'write keys': '{ web: { variables: [CINNABAR_WEB_KEY] } }',
    columns: '{ user: user_id, time: event_time }',
  },
  'ingest.tls': { certificate: 'tls/fullchain.pem', key: 'tls/privkey.pem' },
  'ingest.privacy': {
    'key variable': 'CINNABAR_PRIVACY_KEY',
    drop: '[email, context.device.id]',
    hash: '[user_id]',
    'cut addresses': '[context.ip]',
  },
  'a write key': {
    variables: '[CINNABAR_WEB_KEY, CINNABAR_WEB_KEY_NEXT]',
    'events per second': '5000',
    burst: '20000',
  },
  'ingest.columns': {
    user: 'user_id',
    anonymous: 'anonymous_id',
    time: 'event_time',
    id: 'event_id',
    properties: 'properties',
  },
} as const;

export type SettingsLevel = keyof typeof settingExamples;

/** The names of the settings of a section. */
export function settingsKeys(level: SettingsLevel): readonly string[] {
  return Object.keys(settingExamples[level]);
}

/** What a setting may look like, as a hint; undefined where names are the user's own. */
export function exampleOf(level: SettingsLevel | undefined, key: string): string | undefined {
  if (level === undefined) return undefined;
  const example = new Map<string, string>(Object.entries(settingExamples[level])).get(key);
  return example === undefined ? undefined : `for example: \`${key}: ${example}\``;
}
