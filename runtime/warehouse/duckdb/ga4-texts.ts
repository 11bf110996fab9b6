import { ga4Columns, ga4ItemColumns, ga4ItemParameters, type Ga4Kind } from '../../../src/catalog/ga4.ts';
import { quoteName, quoteText } from './quote.ts';
import type { Session } from './session.ts';
import type { NeededColumns } from './source-columns.ts';

const types: Readonly<Record<Ga4Kind, string>> = {
  string: 'VARCHAR',
  int: 'BIGINT',
  float: 'DOUBLE',
  double: 'DOUBLE',
};

const value = Object.fromEntries(Object.entries(types).map(([kind, type]) => [`${kind}_value`, type]));
const parameters = [{ key: 'VARCHAR', value }];

const ownOfItem = Object.fromEntries([...ga4ItemColumns].map(([name, kind]) => [name, types[kind]]));

/** What lies in the columns that are lists, in the words of `json_transform`. */
const shapes = new Map<string, object>([
  [ga4Columns.properties, parameters],
  [ga4Columns.userProperties, parameters],
  [ga4Columns.items, [{ ...ownOfItem, [ga4ItemParameters]: parameters }]],
]);

/**
 * Google Analytics' export that was read from files of texts, in the types that the export has: integers are texts in the
 * JSON that BigQuery writes. Gives the table; a value that is none of its type is NULL.
 */
export async function typeGa4Texts(
  session: Session,
  texts: string,
  { required, declared }: NeededColumns,
): Promise<string> {
  const columns = [...required, ...declared].map(({ name }) => {
    const column = quoteName(name);
    const shape = shapes.get(name);
    if (shape !== undefined)
      return `json_transform(try_cast(${column} as json), ${quoteText(JSON.stringify(shape))}) as ${column}`;
    return name === ga4Columns.time ? `try_cast(${column} as bigint) as ${column}` : column;
  });
  const table = quoteName('source', 'export');
  await session.run(`create table ${table} as select ${columns.join(', ')} from ${texts}`);
  await session.run(`drop table ${texts}`);
  return table;
}
