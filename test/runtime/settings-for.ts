import type { EventSource, Settings, UserSource } from '../../src/catalog/settings.ts';

/** Settings that read the given sources, everything else as it is by default. */
export function settingsFor(events: EventSource, users?: UserSource): Settings {
  return {
    language: 1,
    timeZone: 'UTC',
    rules: 'rules/',
    events,
    users,
    targets: new Map(),
    ingest: {
      host: '127.0.0.1',
      port: 8080,
      log: '.cinnabar/log',
      maxFrameBytes: 1_048_576,
      maxConnections: 1000,
      maxLogBytes: 1_073_741_824,
      landEvery: 1000,
      connectionIdHeader: 'X-User-ID',
      connectionGroupHeader: undefined,
      columns: {
        user: 'user_id',
        anonymous: 'anonymous_id',
        time: 'event_time',
        id: 'event_id',
        properties: undefined,
      },
    },
  };
}

/** The columns that most sources of events have. */
export const columns = { user: 'user_id', name: 'event', time: 'at', id: undefined, properties: undefined };
