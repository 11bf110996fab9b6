import type { ScalarType } from '../../catalog/value-type.ts';
import type { Dialect } from '../dialect.ts';
import { textLiteral } from '../literals/bigquery.ts';

type Aggregates = Pick<
  Dialect,
  | 'numberArithmetic'
  | 'checkedDecimal'
  | 'localPeriod'
  | 'micros'
  | 'quotient'
  | 'periodNumber'
  | 'sortedNumbers'
  | 'longestRun'
  | 'tally'
  | 'frequent'
  | 'mostFrequent'
  | 'localPart'
  | 'monthAndDay'
  | 'startOfDate'
  | 'sum'
  | 'zero'
  | 'extreme'
  | 'nthLeast'
  | 'values'
  | 'percentile'
  | 'mode'
>;

const safe = { '+': 'safe_add', '-': 'safe_subtract', '*': 'safe_multiply', '/': 'safe_divide' } as const;

/** BigQuery's arithmetic and aggregates, where they differ. */
export const bigqueryAggregates: Aggregates = {
  // The safe functions give NULL where the plain ones fail: on overflow, and on division by zero.
  numberArithmetic: (operator, left, right) => `${safe[operator]}(${left}, ${right})`,
  checkedDecimal,
  localPeriod: (instant, unit, zone) => {
    const date = `date(${instant}, ${textLiteral(zone)})`;
    return unit === 'day' ? date : `date_trunc(${date}, ${unit === 'week' ? 'isoweek' : unit})`;
  },
  periodNumber: (period, unit) =>
    `date_diff(${period}, date '1970-01-05', ${unit === 'week' ? 'isoweek' : unit})`,
  sortedNumbers: (column) => `array_agg(distinct ${column} order by ${column})`,
  // Numbers that follow each other are all as far from their place in the array.
  longestRun: (numbers) =>
    `(select max(times) from (select count(*) as times from unnest(${numbers}) as n with offset as i group by n - i))`,
  tally: (column) => `array_agg(${column} ignore nulls)`,
  frequent: (tally, times) =>
    `(select count(*) from (select v from unnest(${tally}) as v group by v having count(*) >= ${String(times)}))`,
  mostFrequent: (tally) =>
    `(select max(times) from (select count(*) as times from unnest(${tally}) as v group by v))`,
  localPart: (instant, part, zone) =>
    ({
      hour: `extract(hour from ${instant} at time zone ${zone})`,
      weekday: `lower(format_timestamp('%A', ${instant}, ${zone}))`,
      date: `date(${instant}, ${zone})`,
    })[part],
  // No date is made of the instant: the local one may lie before or after all dates.
  monthAndDay: (time, zone) => {
    const local = zone === undefined ? time : `${time} at time zone ${textLiteral(zone)}`;
    return `extract(month from ${local}) * 100 + extract(day from ${local})`;
  },
  quotient: (dividend, divisor) => `div(${dividend}, ${divisor})`,
  micros: (instant) => `unix_micros(${instant})`,
  startOfDate,
  sum,
  zero: (type) => (type === 'number' ? '0e0' : type === 'decimal' ? "numeric '0'" : '0'),
  extreme: (which, column) => {
    const order =
      which === 'first'
        ? `event_time, event_id, ${column}`
        : `event_time desc, event_id desc, ${column} desc`;
    return `array_agg(${column} ignore nulls order by ${order} limit 1)[safe_offset(0)]`;
  },
  nthLeast: (column, n) =>
    n === 1
      ? `min(${column})`
      : `array_agg(${column} order by ${column} limit ${String(n)})[safe_offset(${String(n - 1)})]`,
  values: (column) => `array_agg(${column} ignore nulls order by ${column})`,
  percentile: (values, percent) => {
    const rank = `(${String(percent)} * (array_length(${values}) - 1))`;
    const at = (index: string) => `cast(${values}[safe_offset(${index})] as float64)`;
    const low = at(`div(${rank}, 100)`);
    const high = at(`least(div(${rank}, 100) + 1, array_length(${values}) - 1)`);
    const weighted = `safe_add(safe_multiply(${low}, 100 - mod(${rank}, 100)), safe_multiply(${high}, mod(${rank}, 100)))`;
    return `safe_divide(${weighted}, 100)`;
  },
  mode: (values) => `(select v from unnest(${values}) as v group by v order by count(*) desc, v limit 1)`,
};

/** East of Greenwich, the first date begins before the first instant that BigQuery knows: it is the second, less a day. */
function startOfDate(date: string, zone: string): string {
  const known = `timestamp(greatest(${date}, date '0001-01-02'), ${textLiteral(zone)})`;
  return `unix_micros(${known}) - if(${date} < date '0001-01-02', 86400000000, 0)`;
}

const tooLarge = `numeric '1000000000000000000'`;
const overflow = `error('a decimal overflows: more than 18 digits before the point')`;

/** NUMERIC has 29 digits before the point, our decimals 18. */
function checkedDecimal(expression: string): string {
  return `(select if(abs(x) >= ${tooLarge}, ${overflow}, x) from unnest([${expression}]) as x)`;
}

function sum(column: string, type: ScalarType): string {
  if (type !== 'decimal') return `sum(${column})`;
  return `if(abs(sum(${column})) >= ${tooLarge}, ${overflow}, sum(${column}))`;
}
