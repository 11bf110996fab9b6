import type { ScalarType } from '../catalog/value-type.ts';
import { instantText } from '../plan/print.ts';
import type { Constant } from '../semantics/constant.ts';
import { bigqueryAggregates } from './aggregates/bigquery.ts';
import { decimalText, floatLiteral, leastInteger } from './number-literals.ts';
import type { Dialect } from './dialect.ts';
import { textLiteral } from './literals/bigquery.ts';
import {
  documentProperty,
  jsonDocument,
  jsonPath,
  numberToDecimal,
  textColumn,
} from './stored-values/bigquery.ts';

/** BigQuery's GoogleSQL. */
export const bigquery: Dialect = {
  engine: 'bigquery',
  identifier,
  literal,
  countIf: (condition) => `countif(${condition})`,
  error: (message) => `error(${message})`,
  textTest: (operator, text, part) =>
    operator === 'contains'
      ? `strpos(${text}, ${part}) > 0`
      : `${operator === 'starts with' ? 'starts_with' : 'ends_with'}(${text}, ${part})`,
  patternTest: (text, pattern) => `regexp_contains(${text}, ${pattern})`,
  extract: (text, pattern) => `regexp_extract(${text}, ${pattern})`,
  md5: (text) => `to_hex(md5(${text}))`,
  fromHex: (text) => `cast(${text} as int64)`,
  concat: (...texts) => `concat(${texts.join(', ')})`,
  toNumber: (expression) => `cast(${expression} as float64)`,
  toText: (expression) => `cast(${expression} as string)`,
  field: (record, name) => `(${record}).${identifier(name)}`,
  record: (fields) =>
    `struct(${fields.map(([name, value]) => `${value} as ${identifier(name)}`).join(', ')})`,
  items: (list, item, converted) =>
    `if(${list} is null, null, array(select kept from (select ${converted} as kept from unnest(${list}) as ${item}) where kept is not null))`,
  size: (list) => `array_length(${list})`,
  anyItem: (list, item, condition) => `exists(select 1 from unnest(${list}) as ${item} where ${condition})`,
  rowKey: (columns) => `to_json_string(struct(${columns.join(', ')}))`,
  document: jsonDocument,
  documentProperty,
  documentOf: (document, path, kind) => {
    const value = jsonPath(document, path);
    return `if(json_type(${value}) = ${kind === 'list' ? "'array'" : "'object'"}, to_json_string(${value}), null)`;
  },
  documentItems: (document, path) => {
    const value = jsonPath(document, path);
    return `if(json_type(${value}) = 'array', json_query_array(${value}), null)`;
  },
  ...bigqueryAggregates,
  textColumn,
  typedColumn,
  numberToDecimal,
  firstOfKey: (list, key, become) =>
    `(select ${become('p.value')} from unnest(${list}) as p with offset as place where p.key = ${textLiteral(key)} order by place limit 1)`,
  fromMicros: (micros) => `safe.timestamp_micros(${micros})`,
  eventTime: (column) => `safe_cast(${column} as timestamp)`,
};

function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

function literal(constant: Constant): string {
  switch (constant.type) {
    case 'text':
      return textLiteral(constant.value);
    case 'integer':
      // The least integer is no literal: its digits without the sign are out of range.
      return constant.value === leastInteger
        ? `cast(${textLiteral(String(constant.value))} as int64)`
        : String(constant.value);
    case 'number':
      return floatLiteral(constant.value);
    case 'decimal':
      return `numeric ${textLiteral(decimalText(constant.value))}`;
    case 'boolean':
      return String(constant.value);
    case 'date':
      return `date ${textLiteral(constant.value)}`;
    case 'timestamp':
      return `timestamp ${textLiteral(instantText(constant.value))}`;
  }
}

const types: Readonly<Record<ScalarType, string>> = {
  text: 'string',
  integer: 'int64',
  number: 'float64',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  timestamp: 'timestamp',
};

/** Floats that are not finite are missing, and -0 is 0. */
function typedColumn(column: string, type: ScalarType): string {
  const value = `safe_cast(${column} as ${types[type]})`;
  return type === 'number' ? `if(is_nan(${value}) or is_inf(${value}), null, ${value} + 0)` : value;
}
