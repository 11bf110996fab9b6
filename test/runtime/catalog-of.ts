import type { Catalog, Property } from '../../src/catalog/catalog.ts';
import type { ValueType } from '../../src/catalog/value-type.ts';

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
