import type { Catalog } from '../../../src/catalog/catalog.ts';
import { partsOf } from '../../../src/catalog/parts-of.ts';
import type { PropertyPart } from '../../../src/catalog/property-path.ts';
import { ga4Columns } from '../../../src/catalog/ga4.ts';
import type { EventColumns, Ga4Columns, UserSource } from '../../../src/catalog/settings.ts';
import type { SourceExpressions } from '../../../src/dialect/source-expressions.ts';
import { quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';

/** Rows that were read from files: a table, and whether its columns are texts or hold their own types. */
export interface FileRows {
  /** Quoted. */
  readonly table: string;
  readonly storage: 'text' | 'typed';
}

/**
 * Binds rows of events under names of ours: for each declared event a view `"events"."<event>"` of its user, id, time
 * and properties in their types.
 */
export async function bindEventRows(
  session: Session,
  { table, storage }: FileRows,
  columns: EventColumns,
  catalog: Catalog,
  expressions: SourceExpressions,
): Promise<void> {
  const { columnOf, eventTime, fromJson } = expressions;
  const properties = columns.properties;
  for (const event of catalog.events.values()) {
    const own = [...event.properties.values()].flatMap(partsOf).map((part) => {
      const value =
        properties === undefined
          ? fromColumn(part, storage, expressions)
          : fromJson(quoteName(properties), part);
      return `, ${value} as ${quoteName(columnOf(part))}`;
    });
    const id = columns.id === undefined ? 'null::varchar' : asText(columns.id);
    await session.run(
      `create view ${quoteName('events', event.name)} as
       select ${asText(columns.user)} as user_id, ${id} as event_id,
         ${eventTime(quoteName(columns.time))} as event_time${own.join('')}
       from ${table} where ${quoteName(columns.name)} = ${quoteText(event.name)}`,
    );
  }
}

/** Binds rows that Google Analytics 4 exported, as `bindEventRows` does. */
export async function bindGa4Rows(
  session: Session,
  table: string,
  columns: Ga4Columns,
  catalog: Catalog,
  { columnOf, fromGa4, fromMicros, ga4User }: SourceExpressions,
): Promise<void> {
  for (const event of catalog.events.values()) {
    const own = [...event.properties.values()]
      .flatMap(partsOf)
      .map((part) => `, ${fromGa4(part)} as ${quoteName(columnOf(part))}`);
    await session.run(
      `create view ${quoteName('events', event.name)} as
       select ${ga4User(columns)} as user_id, ${columns.id === undefined ? 'null::varchar' : asText(columns.id)} as event_id,
         ${fromMicros(quoteName(ga4Columns.time))} as event_time${own.join('')}
       from ${table} where ${quoteName(ga4Columns.name)} = ${quoteText(event.name)}`,
    );
  }
}

/** Binds rows of users as the view `"source"."users"`: the id, what bounds a row's validity, and the properties. */
export async function bindUserRows(
  session: Session,
  { table, storage }: FileRows,
  { id, valid }: UserSource,
  catalog: Catalog,
  expressions: SourceExpressions,
): Promise<void> {
  const { columnOf, eventTime } = expressions;
  const columns = [
    `${asText(id)} as user_id`,
    ...(valid === undefined
      ? []
      : [
          `${eventTime(quoteName(valid.from))} as valid_from`,
          `${eventTime(quoteName(valid.to))} as valid_to`,
        ]),
    ...[...catalog.userProperties.values()]
      .flatMap(partsOf)
      .map((part) => `${fromColumn(part, storage, expressions)} as ${quoteName(columnOf(part))}`),
  ];
  await session.run(
    `create view ${quoteName('source', 'users')} as select ${columns.join(', ')} from ${table}`,
  );
}

function fromColumn(
  part: PropertyPart,
  storage: FileRows['storage'],
  { fromText, fromTyped }: SourceExpressions,
): string {
  return storage === 'text' ? fromText(part) : fromTyped(part);
}

function asText(column: string): string {
  return `cast(${quoteName(column)} as varchar)`;
}
