import { quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import { ga4Columns, ga4ItemColumns, ga4ItemParameters } from '../../../src/catalog/ga4.ts';
import { columnNames, knowsDevices, type EventRow, type Layout } from '../../support/generators/case.ts';
import { type Ga4Parameter, ga4Export } from '../../support/generators/ga4-parameters.ts';
import { instant } from '../../support/generators/moments.ts';

/** A value of a column: integers are bigints, every other number a 64-bit float. */
export type Ga4Cell =
  string | bigint | number | null | readonly Ga4Cell[] | { readonly [field: string]: Ga4Cell };

/** An event as Google Analytics 4 exports it, in columns that are read and some that are not. */
export function ga4Row(
  row: EventRow,
  layout: Pick<Layout, 'events' | 'eventIds'>,
): Readonly<Record<string, Ga4Cell>> {
  const exported = ga4Export(typeof row.properties === 'string' ? row.properties : null);
  // Whether somebody had signed in hangs on the event alone, as copies of an event are equal.
  const length = typeof row.properties === 'string' ? row.properties.length : 0;
  const onDevice = knowsDevices(layout.events) && length % 2 === 1;
  const stranger = knowsDevices(layout.events) && row.user === null ? null : 'somebody else';
  return {
    event_date: '20200101',
    [ga4Columns.time]: row.time === null ? null : instant(row.time),
    [ga4Columns.name]: row.name,
    [ga4Columns.properties]: exported?.parameters.map(parameterCell) ?? null,
    [ga4Columns.user]: onDevice ? null : row.user,
    user_pseudo_id: onDevice ? row.user : stranger,
    [ga4Columns.userProperties]: exported?.userProperties.map(parameterCell) ?? null,
    [ga4Columns.items]: exported?.items.map(itemCell) ?? null,
    ...(layout.eventIds ? { [columnNames.id]: row.id } : {}),
  };
}

function parameterCell({ key, string, int, float, double }: Ga4Parameter): Ga4Cell {
  return { key, value: { string_value: string, int_value: int, float_value: float, double_value: double } };
}

/** The first of a name counts. */
function itemCell(item: readonly Ga4Parameter[]): Ga4Cell {
  const own = [...ga4ItemColumns].map(([name, kind]) => {
    const parameter = item.find(({ key }) => key === name);
    return [name, parameter?.[kind] ?? null] as const;
  });
  const others = item.filter(({ key }) => !ga4ItemColumns.has(key));
  return { ...Object.fromEntries(own), [ga4ItemParameters]: others.map(parameterCell) };
}

/** The types of the columns on DuckDB. */
export function ga4Types({ userIds, eventIds }: Layout): Readonly<Record<string, string>> {
  const kinds = { string: 'VARCHAR', int: 'BIGINT', float: 'DOUBLE', double: 'DOUBLE' };
  const struct = (fields: readonly (readonly [string, string])[]) =>
    `STRUCT(${fields.map(([name, type]) => `"${name}" ${type}`).join(', ')})`;
  const value = struct(Object.entries(kinds).map(([kind, type]) => [`${kind}_value`, type]));
  const parameters = `${struct([
    ['key', 'VARCHAR'],
    ['value', value],
  ])}[]`;
  const columns = [...ga4ItemColumns].map(([name, kind]) => [name, kinds[kind]] as const);
  const user = userIds === 'integer' ? 'BIGINT' : 'VARCHAR';
  return {
    event_date: 'VARCHAR',
    [ga4Columns.time]: 'BIGINT',
    [ga4Columns.name]: 'VARCHAR',
    [ga4Columns.properties]: parameters,
    [ga4Columns.user]: user,
    user_pseudo_id: 'VARCHAR',
    [ga4Columns.userProperties]: parameters,
    [ga4Columns.items]: `${struct([...columns, [ga4ItemParameters, parameters]])}[]`,
    ...(eventIds ? { [columnNames.id]: 'VARCHAR' } : {}),
  };
}

/** A value as DuckDB reads it where its type is known. */
export function ga4Literal(cell: Ga4Cell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'bigint') return String(cell);
  if (typeof cell !== 'object') return quoteText(String(cell));
  if (isList(cell)) return `[${cell.map(ga4Literal).join(', ')}]`;
  return `row(${Object.values(cell).map(ga4Literal).join(', ')})`;
}

/** Lines as BigQuery exports them: integers are texts, and what is missing is left out. */
export function ga4Lines(layout: Layout, events: readonly EventRow[]): string {
  return events.map((event) => `${jsonLine(ga4Row(event, layout))}\n`).join('');
}

function jsonLine(cell: Ga4Cell): string {
  return JSON.stringify(cell, (_, value: Ga4Cell) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null || isList(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
  });
}

function isList(cell: Ga4Cell): cell is readonly Ga4Cell[] {
  return Array.isArray(cell);
}
