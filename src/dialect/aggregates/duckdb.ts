import type { ScalarType } from '../../catalog/value-type.ts';
import type { Dialect } from '../dialect.ts';
import { textLiteral } from '../literals/duckdb.ts';

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

/** DuckDB's arithmetic and aggregates, where they differ. */
export const duckdbAggregates: Aggregates = {
  numberArithmetic: (operator, left, right) =>
    finite(operator === '/' ? `(${left} / nullif(${right}, 0))` : `(${left} ${operator} ${right})`),
  checkedDecimal: (expression) => `cast(${expression} as decimal(27, 9))`,
  localPeriod: (instant, unit, zone) => {
    const date = `cast(${instant} at time zone ${textLiteral(zone)} as date)`;
    return unit === 'day' ? date : `date_trunc('${unit}', ${date})`;
  },
  periodNumber: (period, unit) => `date_diff('${unit}', date '1970-01-05', ${period})`,
  sortedNumbers: (column) => `list_sort(list(distinct ${column}))`,
  // Numbers that follow each other are all as far from their place in the list.
  longestRun: (numbers) =>
    `list_max(map_values(list_aggregate(list_transform(${numbers}, lambda n, i: n - i), 'histogram')))`,
  tally: (column) => `histogram(${column})`,
  frequent: (tally, times) => `len(list_filter(map_values(${tally}), lambda n: n >= ${String(times)}))`,
  mostFrequent: (tally) => `list_max(map_values(${tally}))`,
  localPart: (instant, part, zone) => {
    const local = `timezone(${zone}, ${instant})`;
    return { hour: `hour(${local})`, weekday: `lower(dayname(${local}))`, date: `cast(${local} as date)` }[
      part
    ];
  },
  monthAndDay: (time, zone) => {
    const local = zone === undefined ? time : `timezone(${textLiteral(zone)}, ${time})`;
    return `month(${local}) * 100 + day(${local})`;
  },
  quotient: (dividend, divisor) => `(${dividend} // ${divisor})`,
  micros: (instant) => `epoch_us(${instant})`,
  startOfDate,
  sum,
  zero: (type) => (type === 'number' ? '0e0' : type === 'decimal' ? 'cast(0 as decimal(27, 9))' : '0'),
  extreme: (which, column) => {
    const order =
      which === 'first'
        ? `event_time, event_id nulls first, ${column}`
        : `event_time desc, event_id desc nulls last, ${column} desc`;
    return `first(${column} order by ${order}) filter (where ${column} is not null)`;
  },
  nthLeast: (column, n) => (n === 1 ? `min(${column})` : `min(${column}, ${String(n)})[${String(n)}]`),
  values: (column) => `list_sort(list(${column}) filter (where ${column} is not null))`,
  percentile: (values, percent) => {
    const rank = `(${String(percent)} * (len(${values}) - 1))`;
    // By way of text: straight from a decimal, DuckDB is one off in the last bit for one in 200.
    const at = (index: string) => `cast(cast(${values}[${index}] as varchar) as double)`;
    const low = at(`${rank} // 100 + 1`);
    const high = at(`least(${rank} // 100 + 2, len(${values}))`);
    return finite(`((${low} * (100 - ${rank} % 100) + ${high} * (${rank} % 100)) / 100)`);
  },
  mode: (values) => `(select v from unnest(${values}) as t(v) group by v order by count(*) desc, v limit 1)`,
};

/** Of two instants with one local time, DuckDB gives the later: the one that clocks showed before they turned back is tried too. */
function startOfDate(date: string, zone: string): string {
  const midnight = `cast(${date} as timestamp)`;
  const local = (instant: string) => `timezone(${textLiteral(zone)}, ${instant})`;
  const dayBefore = `x - interval 24 hours`;
  const earlier = `x + (${midnight} - interval 24 hours - ${local(dayBefore)})`;
  const shown = `list_filter([x, ${earlier}], lambda t: t = x or ${local('t')} = ${midnight})`;
  return `epoch_us(list_transform([${local(midnight)}], lambda x: list_min(${shown}))[1])`;
}

/** DuckDB gives infinities silently. */
function finite(expression: string): string {
  return `list_filter([${expression} + 0], lambda x: isfinite(x))[1]`;
}

/** DuckDB sums integers in 128 bits, and decimals in 38 digits. */
function sum(column: string, type: ScalarType): string {
  switch (type) {
    case 'integer':
      return `cast(sum(${column}) as bigint)`;
    case 'decimal':
      return `cast(sum(${column}) as decimal(27, 9))`;
    default:
      return finite(`sum(${column})`);
  }
}
