import { ingestDefaults } from '../../src/catalog/read-ingest.ts';
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
    ingest: ingestDefaults,
  };
}

/** The columns that most sources of events have. */
export const columns = { user: 'user_id', name: 'event', time: 'at', id: undefined, properties: undefined };
