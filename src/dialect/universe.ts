import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import { partsOf } from '../catalog/parts-of.ts';
import { pathText } from '../catalog/property-path.ts';
import type { Settings, UserSource } from '../catalog/settings.ts';
import type { TimeRange, Universe } from '../plan/nodes.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { aliased, constant, expression, name, type Sql } from './query-writer.ts';
import { allEventTables, userTable } from './sources.ts';
import { all, windowTests } from './scans.ts';

/** The users that exist, one row each: `user_id` and the properties that the plan reads. */
export function writeUniverse(
  universe: Universe<TimeRange>,
  catalog: Catalog,
  settings: Pick<Settings, 'events' | 'users'>,
  dialect: Dialect,
): Sql {
  if (settings.users === undefined) return seenUsers(universe, catalog, settings, dialect);
  return sourceUsers(universe, catalog, settings.users, dialect);
}

/** No source of users: everyone seen in a declared event. */
function seenUsers(
  universe: Universe<TimeRange>,
  catalog: Catalog,
  settings: Pick<Settings, 'events'>,
  dialect: Dialect,
): Sql {
  const tables = allEventTables(catalog, settings.events, dialect);
  if (tables.length === 0) return sql`  select ${expression(dialect.toText('null'))} as user_id limit 0`;
  const selects = tables.map(
    (table) => sql`    select ${expression(table.user)} as user_id from ${name(...table.path)}
    where ${all(windowTests(table, universe.window), '      ')}`,
  );
  return sql`  select distinct user_id
  from (
${sql.join(selects, expression('\n    union all\n'))}
  ) as seen`;
}

/** Two rows of one user that differ fail the query: there is no telling which of them is right. */
function sourceUsers(
  universe: Universe<TimeRange>,
  catalog: Catalog,
  source: UserSource,
  dialect: Dialect,
): Sql {
  const table = userTable(source, dialect);
  const declared = [...catalog.userProperties.values()]
    .flatMap(partsOf)
    .filter(({ type }) => typeof type === 'string');
  const listed = new Map([...declared, ...universe.reads].map((part) => [pathText(part.path), part]));
  const columns = [
    aliased(table.id, 'user_id'),
    ...[...listed.values()].map((part) =>
      aliased(table.property(part), dialect.identifier(propertyColumn(part.path))),
    ),
  ];
  const asOf = constant({ type: 'timestamp', value: universe.window.to });
  const valid =
    table.valid === undefined
      ? sql``
      : sql`
      and ${expression(table.valid.from)} <= ${asOf}
      and (${expression(table.valid.to)} is null or ${expression(table.valid.to)} > ${asOf})`;
  const kept = universe.reads.map(({ path }) => {
    const column = name(propertyColumn(path));
    return sql`, any_value(${column}) as ${column}`;
  });
  const message = dialect.concat(
    dialect.literal({ type: 'text', value: 'two rows of the user source differ for user ' }),
    'user_id',
  );
  // Not all engines tell lists apart in a `distinct`.
  const hasLists = universe.reads.some(({ type }) => typeof type === 'object' && type.kind === 'list');
  const names = [...listed.values()].map(
    ({ path }) => `user_rows.${dialect.identifier(propertyColumn(path))}`,
  );
  const rows = hasLists ? `count(distinct ${dialect.rowKey(names)})` : 'count(*)';
  return sql`  select user_id${sql.join(kept, expression(''))}
  from (
    select${expression(hasLists ? '' : ' distinct')}
      ${sql.join(columns, expression(',\n      '))}
    from ${name(...table.path)}
    where ${expression(table.id)} is not null${valid}
  ) as user_rows
  group by user_id
  having case when ${expression(rows)} > 1 then ${expression(dialect.error(message))} else true end`;
}
