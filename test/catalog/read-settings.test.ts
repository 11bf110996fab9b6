import { expect, test } from 'vitest';
import { readSettings } from '../../src/catalog/read-settings.ts';
import { Report } from '../../src/diagnostics/report.ts';
import { Source } from '../../src/source/source.ts';

function read(text: string) {
  const report = new Report();
  const settings = readSettings(new Source('cinnabar.yaml', text), report);
  return { settings, diagnostics: report.all() };
}

test('one line is enough: the lake, a local DuckDB and a loopback port are where one expects them', () => {
  expect(read('language: 1\n')).toEqual({
    diagnostics: [],
    settings: {
      language: 1,
      timeZone: 'UTC',
      rules: 'rules/',
      events: { kind: 'lake', path: 'lake/' },
      users: undefined,
      targets: new Map([['local', { engine: 'duckdb', path: 'results.duckdb', database: undefined }]]),
      ingest: {
        host: '127.0.0.1',
        port: 8080,
        log: '.cinnabar/log',
        maxFrameBytes: 4_000_000,
        maxConnections: 20_000,
        maxLogBytes: 10_000_000_000,
        landEvery: 60_000,
        connectionIdHeader: 'X-User-ID',
        connectionGroupHeader: undefined,
        origins: [],
        tls: undefined,
        writeKeys: [],
        privacy: { keyVariable: undefined, drop: [], hash: [], cutAddresses: [] },
        columns: {
          user: 'user_id',
          anonymous: 'anonymous_id',
          time: 'event_time',
          id: 'event_id',
          properties: undefined,
        },
      },
    },
  });
});

test('every setting is read', () => {
  const { settings, diagnostics } = read(`
language: 1
time zone: Asia/Jakarta
rules: segments/
events:
  table: raw.events
  columns: { user: uid, name: event, time: ts, id: eid, properties: props }
users: { table: shop.raw.users, id: uid, valid: { from: since, to: until } }
targets:
  local: { engine: duckdb, path: out.duckdb, database: shop.duckdb }
  prod: { engine: bigquery, project: acme, dataset: analytics, results: audiences, location: asia-southeast2, max bytes billed: 200 GB }
ingest:
  host: 0.0.0.0
  port: 0
  log: /var/log/cinnabar
  max frame: 64 KiB
  max connections: 10
  max log: 1.5 GB
  land every: 3 days
  connection id header: X-Id
  connection group header: X-Group
  origins: [https://shop.example, "http://localhost:3000"]
  write keys:
    web: { variables: [WEB, WEB_NEXT], events per second: 50, burst: 200 }
    app: { variables: [APP], events per second: 10 }
    partner: { variables: [PARTNER] }
  tls: { certificate: cert.pem, key: /etc/key.pem }
  privacy: { key variable: KEY, drop: [email], hash: [u, p.phone], cut addresses: [p.ip] }
  columns: { user: u, anonymous: a, time: t, id: i, properties: p }
`);
  expect(diagnostics).toEqual([]);
  expect(settings).toEqual({
    language: 1,
    timeZone: 'Asia/Jakarta',
    rules: 'segments/',
    events: {
      kind: 'table',
      table: ['raw', 'events'],
      columns: { user: 'uid', name: 'event', time: 'ts', id: 'eid', properties: 'props' },
    },
    users: {
      kind: 'table',
      table: ['shop', 'raw', 'users'],
      id: 'uid',
      valid: { from: 'since', to: 'until' },
    },
    targets: new Map<string, unknown>([
      ['local', { engine: 'duckdb', path: 'out.duckdb', database: 'shop.duckdb' }],
      [
        'prod',
        {
          engine: 'bigquery',
          project: 'acme',
          dataset: 'analytics',
          results: 'audiences',
          location: 'asia-southeast2',
          maxBytesBilled: 200_000_000_000,
        },
      ],
    ]),
    ingest: {
      host: '0.0.0.0',
      port: 0,
      log: '/var/log/cinnabar',
      maxFrameBytes: 65_536,
      maxConnections: 10,
      maxLogBytes: 1_500_000_000,
      landEvery: 259_200_000,
      connectionIdHeader: 'X-Id',
      connectionGroupHeader: 'X-Group',
      origins: ['https://shop.example', 'http://localhost:3000'],
      tls: { certificate: 'cert.pem', key: '/etc/key.pem' },
      writeKeys: [
        { name: 'web', variables: ['WEB', 'WEB_NEXT'], limit: { eventsPerSecond: 50, burst: 200 } },
        { name: 'app', variables: ['APP'], limit: { eventsPerSecond: 10, burst: 10 } },
        { name: 'partner', variables: ['PARTNER'], limit: undefined },
      ],
      privacy: { keyVariable: 'KEY', drop: ['email'], hash: ['u', 'p.phone'], cutAddresses: ['p.ip'] },
      columns: { user: 'u', anonymous: 'a', time: 't', id: 'i', properties: 'p' },
    },
  });
});

test('files with columns of their own are a source', () => {
  const { settings } = read(
    'language: 1\nevents: { files: "data/**/*.csv", columns: { user: u, name: n, time: t } }',
  );
  expect(settings?.events).toEqual({
    kind: 'files',
    pattern: 'data/**/*.csv',
    columns: { user: 'u', name: 'n', time: 't', id: undefined, properties: undefined },
  });
});

test('a table for each event, most of them by a pattern', () => {
  const { settings } = read(`language: 1
events:
  tables: log.{event}
  other tables: { login: auth.main.logins, app.opened: opens }
  columns: { user: u, time: t, properties: p }
`);
  expect(settings?.events).toEqual({
    kind: 'tables',
    tables: {
      pattern: ['log', '{event}'],
      others: new Map([
        ['login', ['auth', 'main', 'logins']],
        ['app.opened', ['opens']],
      ]),
    },
    columns: { user: 'u', time: 't', id: undefined, properties: 'p' },
  });
});

test.each([
  ['table: a.events_*', { kind: 'ga4 table', table: ['a', 'events_*'] }],
  ['files: "ga4/*.parquet"', { kind: 'ga4 files', pattern: 'ga4/*.parquet' }],
])(
  '%s holds the export of Google Analytics 4, who is known by `user_id` unless it says otherwise',
  (place, source) => {
    const events = (columns: string) =>
      read(`language: 1\nevents: { ${place}, layout: ga4${columns} }`).settings?.events;
    expect(events('')).toEqual({
      ...source,
      columns: { user: 'user_id', anonymous: undefined, id: undefined },
    });
    expect(events(', columns: { user: user_pseudo_id, id: i }')).toEqual({
      ...source,
      columns: { user: 'user_pseudo_id', anonymous: undefined, id: 'i' },
    });
    expect(events(', columns: { anonymous: user_pseudo_id }')).toEqual({
      ...source,
      columns: { user: 'user_id', anonymous: 'user_pseudo_id', id: undefined },
    });
  },
);

test.each([
  'a: *x',
  '&x a: 1',
  '? [a]\n: 1',
  '!!binary x',
  '<<: {language: 1}',
  '\uFEFF',
  '\0',
  'a'.repeat(100_000),
  '[['.repeat(5000),
])('no text makes it throw: %#', (text) => {
  expect(read(text).settings).toBeUndefined();
});
