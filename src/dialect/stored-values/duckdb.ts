import { storedJsonNumber, storedText, unreadableDocument } from '../../catalog/stored-values.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import { textLiteral } from '../literals/duckdb.ts';

/** A property of a JSON text, as `jsonValue` of `jsonDocument`: the value of its type, or null. */
export function jsonProperty(column: string, path: readonly string[], type: ScalarType): string {
  return documentProperty(jsonDocument(column), path, type);
}

/** The JSON text of a column where it can be read, else null. Made once a row, it serves every property of it. */
export function jsonDocument(column: string): string {
  const unreadable = textLiteral(unreadableDocument);
  return `case when json_valid(${column}) and not regexp_matches(${column}, ${unreadable}) then ${column}::json end`;
}

/** A property of a document that `jsonDocument` gave, or that is known to be readable. */
export function documentProperty(document: string, path: readonly string[], type: ScalarType): string {
  return jsonValue(jsonPath(document, path), type);
}

/** The value of an expression of type JSON: a property's, or a list's element. Null when it is not of the type. */
export function jsonValue(value: string, type: ScalarType): string {
  switch (type) {
    case 'text':
      return `case json_type(${value}) when 'VARCHAR' then (${value}) ->> '$' end`;
    case 'boolean':
      return `case (${value})::varchar when 'true' then true when 'false' then false end`;
    case 'integer':
      return `try_cast(regexp_extract(${value}, ${textLiteral(storedJsonNumber.integer)}) as bigint)`;
    case 'number':
      return `try_cast(regexp_extract(${value}, '^-?\\d.*') as double) + 0`;
    case 'decimal': {
      const pattern = `${storedJsonNumber.decimal}|${quoted(storedText.decimal)}`;
      return `try_cast(trim(regexp_extract(${value}, ${textLiteral(pattern)}), '"') as decimal(27, 9))`;
    }
    case 'date':
    case 'timestamp':
      return castText(`trim(regexp_extract(${value}, ${textLiteral(quoted(storedText[type]))}), '"')`, type);
  }
}

/** The value of a text column. */
export function textColumn(column: string, type: ScalarType): string {
  if (type === 'text') return column;
  if (type === 'boolean') return `case ${column} when 'true' then true when 'false' then false end`;
  return castText(`regexp_extract(${column}, ${textLiteral(storedText[type])})`, type);
}

function castText(text: string, type: Exclude<ScalarType, 'text' | 'boolean'>): string {
  switch (type) {
    case 'integer':
      return `try_cast(${text} as bigint)`;
    case 'number':
      return `try_cast(${text} as double) + 0`;
    case 'decimal':
      return `try_cast(${text} as decimal(27, 9))`;
    case 'date':
      return `try_cast(${text} as date)`;
    case 'timestamp':
      return `list_filter([try_cast(upper(${text}) as timestamptz)], lambda t: t between '0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z')[1]`;
  }
}

/** The pattern of a whole text as that of a JSON string of ASCII without escapes. */
function quoted(pattern: string): string {
  return pattern.replace(/^\^/, '^"').replace(/\$$/, '"$');
}

/** The JSON value at a path. A step through anything but an object gives null. */
export function jsonPath(document: string, path: readonly string[]): string {
  return path.reduce((value, key) => `${value} -> ${textLiteral(step(key))}`, document);
}

function step(key: string): string {
  if (key === '' || key === '*') return `/${key}`; // no path says these
  if (/^[A-Za-z_]\w*$/.test(key)) return `$.${key}`;
  return `$."${key.replace(/["\\]/g, '\\$&')}"`;
}
