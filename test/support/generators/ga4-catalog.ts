import { ga4Columns } from '../../../src/catalog/ga4.ts';
import type { RecordType, ValueType } from '../../../src/catalog/value-type.ts';
import type { CatalogChoice } from './rules.ts';
import type { DeclaredProperty } from './vocabulary.ts';

/** The catalog with properties that Google Analytics 4 exports in columns of their own: items and those of the user. */
export function asExported(catalog: CatalogChoice): CatalogChoice {
  const all = catalog.events.flatMap(({ properties }) => properties);
  const items = all.find(({ type }) => itemOf(type) !== undefined)?.name;
  const user = all.find(({ type }) => isRecord(type))?.name;
  const renamed = (property: DeclaredProperty): DeclaredProperty => {
    const item = itemOf(property.type);
    if (property.name === items && item !== undefined)
      return { name: ga4Columns.items, type: { kind: 'list', of: asItem(item) } };
    return property.name === user ? { ...property, name: ga4Columns.userProperties } : property;
  };
  return {
    ...catalog,
    events: catalog.events.map((event) => ({ ...event, properties: event.properties.map(renamed) })),
  };
}

/** Some of its fields have columns of their own, others are parameters of the item. */
function asItem({ fields }: RecordType): RecordType {
  const names: Readonly<Record<string, string>> = { city: 'item_name', lat: 'price', name: 'quantity' };
  return { kind: 'record', fields: new Map([...fields].map(([name, type]) => [names[name] ?? name, type])) };
}

function itemOf(type: ValueType): RecordType | undefined {
  return typeof type === 'object' && type.kind === 'list' && isRecord(type.of) ? type.of : undefined;
}

function isRecord(type: ValueType): type is RecordType {
  return typeof type === 'object' && type.kind === 'record';
}
