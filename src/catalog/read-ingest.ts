import type { IngestColumns, IngestSettings } from './settings.ts';
import { type Section, sectionAt } from './settings-section.ts';
import { durationAt, sizeAt, textAt, wholeAt } from './settings-values.ts';

const defaultColumns: IngestColumns = {
  user: 'user_id',
  anonymous: 'anonymous_id',
  time: 'event_time',
  id: 'event_id',
  properties: undefined,
};

const defaults: IngestSettings = {
  // Only this machine, unless told otherwise.
  host: '127.0.0.1',
  port: 8080,
  log: '.cinnabar/log',
  maxFrameBytes: 4_000_000,
  maxConnections: 20_000,
  maxLogBytes: 10_000_000_000,
  landEvery: 60_000,
  connectionIdHeader: 'X-User-ID',
  connectionGroupHeader: undefined,
  columns: defaultColumns,
};

/** The `ingest` of the settings; each has a default. */
export function readIngest(file: Section): IngestSettings {
  const section = sectionAt(file, 'ingest', 'ingest');
  if (section === undefined) return defaults;
  return {
    host: textAt(section, 'host') ?? defaults.host,
    port: wholeAt(section, 'port', 0, 65_535) ?? defaults.port,
    log: textAt(section, 'log') ?? defaults.log,
    maxFrameBytes: sizeAt(section, 'max frame') ?? defaults.maxFrameBytes,
    maxConnections: wholeAt(section, 'max connections', 1, 1_000_000) ?? defaults.maxConnections,
    maxLogBytes: sizeAt(section, 'max log') ?? defaults.maxLogBytes,
    landEvery: durationAt(section, 'land every') ?? defaults.landEvery,
    connectionIdHeader: textAt(section, 'connection id header') ?? defaults.connectionIdHeader,
    connectionGroupHeader: textAt(section, 'connection group header'),
    columns: readColumns(section),
  };
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
