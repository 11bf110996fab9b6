import type { ScalarType } from '../catalog/value-type.ts';
import { instantText } from '../plan/print.ts';
import type { Constant } from '../semantics/constant.ts';
import { duckdbAggregates } from './aggregates/duckdb.ts';
import { decimalText, floatLiteral, leastInteger } from './number-literals.ts';
import type { Dialect } from './dialect.ts';
import { textLiteral } from './literals/duckdb.ts';
import {
  documentProperty,
  jsonDocument,
  jsonPath,
  numberToDecimal,
  textColumn,
} from './stored-values/duckdb.ts';

/** DuckDB 1.5. Its session's time zone must be UTC. */
export const duckdb: Dialect = {
  engine: 'duckdb',
  identifier,
  literal,
  countIf: (condition) => `count(*) filter (where ${condition})`,
  error: (message) => `error(${message})`,
  textTest: (operator, text, part) => `${textFunctions[operator]}(${text}, ${part})`,
  patternTest: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  extract: (text, pattern) => `regexp_extract(${text}, ${pattern}, 1)`,
  md5: (text) => `md5(${text})`,
  fromHex: (text) => `cast(${text} as bigint)`,
  concat: (...texts) => texts.join(' || '),
  // By way of text: straight from a decimal, DuckDB is one off in the last bit for one in 200.
  toNumber: (expression) => `cast(cast(${expression} as varchar) as double)`,
  toText: (expression) => `cast(${expression} as varchar)`,
  field: (record, name) => `struct_extract(${record}, ${textLiteral(name)})`,
  record: (fields) =>
    `struct_pack(${fields.map(([name, value]) => `${identifier(name)} := ${value}`).join(', ')})`,
  items: (list, item, converted) =>
    `list_filter(list_transform(${list}, lambda ${item}: ${converted}), lambda ${item}: ${item} is not null)`,
  size: (list) => `len(${list})`,
  anyItem: (list, item, condition) => `len(list_filter(${list}, lambda ${item}: ${condition})) > 0`,
  rowKey: (columns) => `row(${columns.join(', ')})`,
  document: jsonDocument,
  documentProperty,
  documentOf: (document, path, kind) => {
    const value = jsonPath(document, path);
    return `case json_type(${value}) when ${kind === 'list' ? "'ARRAY'" : "'OBJECT'"} then cast(${value} as varchar) end`;
  },
  documentItems: (document, path) => {
    const value = jsonPath(document, path);
    // A `null` that is known beforehand has no elements whose type DuckDB could tell.
    return `case json_type(${value}) when 'ARRAY' then cast(json_extract(${value}, '$[*]') as json[]) end`;
  },
  ...duckdbAggregates,
  textColumn,
  typedColumn,
  numberToDecimal,
  firstOfKey: (list, key, become) => {
    const first = `list_filter(${list}, lambda p: p."key" = ${textLiteral(key)})[:1]`;
    return `list_transform(${first}, lambda p: ${become('p."value"')})[1]`;
  },
  fromMicros: (micros) => `make_timestamptz(case when ${micros} between ${years} then ${micros} end)`,
  eventTime: (column) => `try_cast(${column} as timestamptz)`,
};

/** The first and the last microsecond of the years 1 to 9999. */
const years = '-62135596800000000 and 253402300799999999';

const textFunctions = {
  contains: 'contains',
  'starts with': 'starts_with',
  'ends with': 'ends_with',
} as const;

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(constant: Constant): string {
  switch (constant.type) {
    case 'text':
      return textLiteral(constant.value);
    case 'integer':
      // The least integer is no literal: its digits without the sign are out of range.
      return constant.value === leastInteger
        ? `cast(${textLiteral(String(constant.value))} as bigint)`
        : String(constant.value);
    case 'number':
      return floatLiteral(constant.value);
    case 'decimal':
      return `cast(${textLiteral(decimalText(constant.value))} as decimal(27, 9))`;
    case 'boolean':
      return String(constant.value);
    case 'date':
      return `date ${textLiteral(constant.value)}`;
    case 'timestamp':
      return `timestamptz ${textLiteral(instantText(constant.value))}`;
  }
}

const types: Readonly<Record<ScalarType, string>> = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double',
  decimal: 'decimal(27, 9)',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamptz',
};

/** Floats that are not finite are missing, and -0 is 0. */
function typedColumn(column: string, type: ScalarType): string {
  const value = `try_cast(${column} as ${types[type]})`;
  return type === 'number' ? `case when isfinite(${value}) then ${value} + 0 end` : value;
}
