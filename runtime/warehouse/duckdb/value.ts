import {
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { instantText } from '../instant-text.ts';
import type { Value } from '../row.ts';

const integerTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
]);

/** A value of DuckDB's client as a `Value`: see there for what stands for what. */
export function toValue(value: DuckDBValue, type: DuckDBType): Value {
  if (typeof value === 'number' && integerTypes.has(type.typeId)) return BigInt(value);
  if (value instanceof DuckDBListValue || value instanceof DuckDBStructValue)
    return JSON.stringify(toJson(value));
  return scalar(value);
}

function scalar(value: DuckDBValue): Value {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return instantText(value.micros);
  return value.toString();
}

/** Decimals and whole numbers of more than 53 bits are JSON strings: a JSON number would lose digits. */
function toJson(value: DuckDBValue): unknown {
  if (value instanceof DuckDBListValue) return value.items.map(toJson);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, toJson(entry)]));
  const plain = scalar(value);
  if (typeof plain !== 'bigint') return plain;
  const number = Number(plain);
  return Number.isSafeInteger(number) ? number : plain.toString();
}
