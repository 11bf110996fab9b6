import type { Catalog, Property } from '../../../src/catalog/catalog.ts';
import {
  type EventRow,
  holdsTypes,
  isGa4,
  keepsHistory,
  type Layout,
  type ProofCase,
} from '../../support/generators/case.ts';
import { ga4Export } from '../../support/generators/ga4-parameters.ts';
import { instant } from '../../support/generators/moments.ts';
import { columnValue } from '../../support/reference/stored-values.ts';
import { listSetsOf } from './lists-of-case.ts';
import type { StoredProperties, World } from '../../support/reference/world.ts';

/** The rows of a case as the interpreter looks at them. */
export function worldOfCase(proofCase: ProofCase, catalog: Catalog): World {
  const { layout, events, users } = proofCase;
  const micros = (text: string | null | undefined) =>
    text === null || text === undefined ? null : instant(text);
  return {
    lists: listSetsOf(proofCase),
    events: events.map(({ id, name, user, time, properties }) => ({
      id: layout.eventIds ? id : null,
      name,
      user,
      time: micros(time),
      properties: storedIn(
        layout,
        properties,
        catalog.events.get(name ?? '')?.properties ?? new Map<string, Property>(),
      ),
    })),
    users: users?.map(({ id, from, to, properties }) => ({
      id,
      valid: keepsHistory(layout) ? { from: micros(from), to: micros(to) } : undefined,
      properties: stored(properties, holdsTypes(layout.users), catalog.userProperties),
    })),
  };
}

function storedIn(
  { events }: Layout,
  properties: EventRow['properties'],
  declared: ReadonlyMap<string, Property>,
): StoredProperties {
  if (isGa4(events) && (properties === null || typeof properties === 'string'))
    return { kind: 'ga4', ...(ga4Export(properties) ?? { parameters: [], userProperties: [], items: [] }) };
  return stored(properties, holdsTypes(events), declared);
}

/** A typed column holds what its text converts to. */
function stored(
  properties: string | Readonly<Record<string, string | null>> | null,
  typed: boolean,
  declared: ReadonlyMap<string, Property>,
): StoredProperties {
  if (properties === null || typeof properties === 'string') return { kind: 'json', document: properties };
  const columns = new Map(Object.entries(properties));
  if (!typed) return { kind: 'text columns', columns };
  const converted = [...declared.values()].map(({ name, type }) => {
    const text = columns.get(name) ?? null;
    return [name, text === null ? null : (columnValue(text, type) ?? null)] as const;
  });
  return { kind: 'typed columns', columns: new Map(converted) };
}
