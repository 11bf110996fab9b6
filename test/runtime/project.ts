import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { Catalog, Property } from '../../src/catalog/catalog.ts';
import type { EventSource, Settings, UserSource } from '../../src/catalog/settings.ts';
import type { ValueType } from '../../src/catalog/value-type.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own for a test, with the given files in it; removed after the test. */
export function projectFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

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

type Properties = Readonly<Record<string, ValueType>>;

/** A catalog from plain records. */
export function catalogOf(events: Readonly<Record<string, Properties>>, user: Properties = {}): Catalog {
  return {
    events: new Map(
      Object.entries(events).map(([name, properties]) => [
        name,
        { name, title: undefined, properties: propertiesOf(properties) },
      ]),
    ),
    userProperties: propertiesOf(user),
  };
}

function propertiesOf(properties: Properties): ReadonlyMap<string, Property> {
  return new Map(Object.entries(properties).map(([name, type]) => [name, { name, type }]));
}

/** The columns that most sources of events have. */
export const columns = { user: 'user_id', name: 'event', time: 'at', id: undefined, properties: undefined };
