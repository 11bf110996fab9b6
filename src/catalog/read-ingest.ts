import { noPrivacy, readPrivacy } from './read-privacy.ts';
import { readTls } from './read-tls.ts';
import { readWriteKeys } from './read-write-keys.ts';
import type { IngestColumns, IngestSettings } from './settings.ts';
import { type Section, sectionAt } from './settings-section.ts';
import { durationAt, listAt, sizeAt, textAt, wholeAt } from './settings-values.ts';

const defaultColumns: IngestColumns = {
  user: 'user_id',
  anonymous: 'anonymous_id',
  time: 'event_time',
  id: 'event_id',
  properties: undefined,
};

/** What holds where `cinnabar.yaml` says nothing about `ingest`. */
export const ingestDefaults: IngestSettings = {
  // Only this machine, unless told otherwise.
  host: '127.0.0.1',
  port: 8080,
  grpcPort: undefined,
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
  privacy: noPrivacy,
  columns: defaultColumns,
};

/** The `ingest` of the settings; each has a default. */
export function readIngest(file: Section): IngestSettings {
  const section = sectionAt(file, 'ingest', 'ingest');
  if (section === undefined) return ingestDefaults;
  return {
    host: textAt(section, 'host') ?? ingestDefaults.host,
    port: wholeAt(section, 'port', 0, 65_535) ?? ingestDefaults.port,
    grpcPort: wholeAt(section, 'grpc port', 0, 65_535),
    log: textAt(section, 'log') ?? ingestDefaults.log,
    maxFrameBytes: sizeAt(section, 'max frame') ?? ingestDefaults.maxFrameBytes,
    maxConnections: wholeAt(section, 'max connections', 1, 1_000_000) ?? ingestDefaults.maxConnections,
    maxLogBytes: sizeAt(section, 'max log') ?? ingestDefaults.maxLogBytes,
    landEvery: durationAt(section, 'land every') ?? ingestDefaults.landEvery,
    connectionIdHeader: textAt(section, 'connection id header') ?? ingestDefaults.connectionIdHeader,
    connectionGroupHeader: textAt(section, 'connection group header'),
    origins: listAt(section, 'origins', wantedOrigins, originOf) ?? ingestDefaults.origins,
    tls: readTls(section),
    writeKeys: readWriteKeys(section),
    privacy: readPrivacy(section),
    columns: readColumns(section),
  };
}

const wantedOrigins = 'a list of web pages\' origins, or `["*"]` for all';

/** An origin as browsers write it: scheme, host and a port that is not the scheme's own. */
function originOf(text: string): string | undefined {
  if (text === '*') return text;
  return URL.canParse(text) && new URL(text).origin === text.toLowerCase() ? text.toLowerCase() : undefined;
}

function readColumns(ingest: Section): IngestColumns {
  const section = sectionAt(ingest, 'columns', 'ingest.columns');
  if (section === undefined) return defaultColumns;
  return {
    user: textAt(section, 'user') ?? defaultColumns.user,
    anonymous: textAt(section, 'anonymous') ?? defaultColumns.anonymous,
    time: textAt(section, 'time') ?? defaultColumns.time,
    id: textAt(section, 'id') ?? defaultColumns.id,
    properties: textAt(section, 'properties'),
  };
}
