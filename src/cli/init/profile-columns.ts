import { quoteName } from '../../../runtime/warehouse/duckdb/quote.ts';
import { duckdb } from '../../dialect/duckdb.ts';
import { inspectedTable, type FileColumn, type InspectedFile } from './inspect-file.ts';

/** What the values of a column look like. */
export interface ColumnProfile extends FileColumn {
  readonly rows: number;
  /** Rows in which it is not empty. */
  readonly present: number;
  /** How many different values there are; about, in a large file. */
  readonly distinct: number;
  /** The share of present values that are instants as Cinnabar reads them. */
  readonly times: number;
  /** The share of present values that are whole numbers. */
  readonly wholeNumbers: number;
  /** The share of present values that are JSON objects. */
  readonly objects: number;
  readonly longest: number;
  /** The first values, cut short. */
  readonly first: readonly string[];
}

/** SQL: the instant in a column as a run reads it, null where there is none. */
export function timeOf({ name, storage }: FileColumn): string {
  const isTime = storage === 'VARCHAR' || storage === 'DATE' || storage.startsWith('TIMESTAMP');
  return isTime ? duckdb.eventTime(quoteName(name)) : 'cast(null as timestamptz)';
}

/** In files of more rows than this, different values are estimated: to count them takes memory for each. */
const mostRowsCounted = 2_000_000;

/** Looks at every column, in one pass over the rows. */
export async function profileColumns({ session, columns }: InspectedFile): Promise<readonly ColumnProfile[]> {
  const [counted] = await session.rows(`select count(*) as n from ${inspectedTable}`);
  const rows = Number(counted?.n ?? 0);
  const different = rows > mostRowsCounted ? 'approx_count_distinct(' : 'count(distinct ';
  const asked = columns.flatMap((column, at) => {
    const text = `cast(${quoteName(column.name)} as varchar)`;
    return [
      `count(${text}) as present_${at}`,
      `${different}${text}) as distinct_${at}`,
      `count(${timeOf(column)}) as times_${at}`,
      `count(*) filter (regexp_full_match(${text}, '-?\\d{1,19}')) as whole_${at}`,
      `count(*) filter (${text} like '{%}' and json_valid(${text})) as objects_${at}`,
      `max(length(${text})) as longest_${at}`,
    ];
  });
  const [row] = await session.rows(`select ${asked.join(', ')} from ${inspectedTable}`);
  const few = await session.rows(`select columns(*)::varchar from ${inspectedTable} limit 200`);
  return columns.map((column, at) => {
    const present = Number(row?.[`present_${at}`] ?? 0);
    const share = (what: string): number =>
      present === 0 ? 0 : Number(row?.[`${what}_${at}`] ?? 0) / present;
    const values = few.flatMap((values) => values[column.name] ?? []).map((value) => String(value));
    return {
      ...column,
      rows,
      present,
      distinct: Math.min(present, Number(row?.[`distinct_${at}`] ?? 0)),
      times: share('times'),
      wholeNumbers: share('whole'),
      objects: share('objects'),
      longest: Number(row?.[`longest_${at}`] ?? 0),
      first: [...new Set(values)]
        .slice(0, 3)
        .map((value) => (value.length > 30 ? `${value.slice(0, 29)}…` : value)),
    };
  });
}
