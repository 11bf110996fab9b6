import { join } from 'node:path';
import type { Catalog, Property } from '../../../src/catalog/catalog.ts';
import { ingestDefaults } from '../../../src/catalog/read-ingest.ts';
import type { IngestSettings } from '../../../src/catalog/settings.ts';

export function testSettings(folder: string, changes: Partial<IngestSettings> = {}): IngestSettings {
  return {
    ...ingestDefaults,
    port: 0,
    log: join(folder, 'log'),
    maxFrameBytes: 2 ** 20,
    maxConnections: 1000,
    maxLogBytes: 2 ** 30,
    landEvery: 3_600_000,
    connectionGroupHeader: 'X-User-Group',
    ...changes,
  };
}

/** A catalog of one event, `food_order`, with a decimal and a text. */
export const testCatalog: Catalog = {
  events: new Map([
    [
      'food_order',
      {
        name: 'food_order',
        title: undefined,
        properties: new Map<string, Property>([
          ['amount', { name: 'amount', type: 'decimal' }],
          ['city', { name: 'city', type: 'text' }],
          ['items', { name: 'items', type: { kind: 'list', of: 'text' } }],
        ]),
      },
    ],
  ]),
  userProperties: new Map(),
};

/** Enough of a conversion to see that landing uses it. */
export function testConvert(property: Property, jsonColumn: string): string {
  const type = property.type === 'decimal' ? 'decimal(27, 9)' : 'varchar';
  return `try_cast(${jsonColumn} ->> '$.${property.name}' as ${type})`;
}
