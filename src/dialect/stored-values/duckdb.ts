import { storedJsonNumber, storedText, unreadableDocument } from '../../catalog/stored-values.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import { textLiteral } from '../literals/duckdb.ts';

/**
 * The JSON text of a column where it is a document that can be read, else NULL. Made once a row, it serves every
 * property of it. The column is VARCHAR or JSON.
 */
export function jsonDocument(column: string): string {
  return `case when json_valid(${column}) and not ${matches(column, unreadableDocument)} then ${column}::json end`;
}

/** A property straight from a column; where several are read, `jsonDocument` is better made once. */
export function jsonProperty(column: string, path: readonly string[], type: ScalarType): string {
  return documentProperty(`(${jsonDocument(column)})`, path, type);
}

/** A property of a document that `jsonDocument` gave; NULL when it is missing or does not convert. */
export function documentProperty(document: string, path: readonly string[], type: ScalarType): string {
  const json = jsonPath(document, path);
  const text = jsonPath(document, path, '->>');
  switch (type) {
    case 'text':
      return `case json_type(${json}) when 'VARCHAR' then ${text} end`;
    case 'boolean':
      return `case (${json})::varchar when 'true' then true when 'false' then false end`;
    case 'integer':
      return `try_cast(regexp_extract(${json}, ${textLiteral(storedJsonNumber.integer)}) as bigint)`;
    case 'number':
      return `(try_cast(regexp_extract(${json}, '^-?\\d.*') as double) + 0)`;
    case 'decimal': {
      const string = storedText.decimal.replace('^', '^"').replace('$', '"$');
      return decimal(matches(json, `${storedJsonNumber.decimal}|${string}`), text);
    }
    case 'date':
    case 'timestamp':
      return textColumn(text, type); // no value but a string looks like one
  }
}

/** The JSON value at a path, or with `->>` its text. A step into anything but an object gives NULL. */
export function jsonPath(document: string, path: readonly string[], last: '->' | '->>' = '->'): string {
  if (path.length === 0) return last === '->' ? document : `${document} ->> '$'`;
  return jsonPaths(path).reduce((value, step, i, steps) => {
    return `${value} ${i === steps.length - 1 ? last : '->'} ${textLiteral(step)}`;
  }, document);
}

/** The keys as one JSONPath (`$.address.city`), but for two that none can say: those are pointers of their own. */
function jsonPaths(path: readonly string[]): string[] {
  const paths: string[] = [];
  for (const key of path) {
    const before = paths.at(-1);
    if (key === '' || key === '*') paths.push(`/${key}`);
    else if (before?.startsWith('$')) paths[paths.length - 1] = before + member(key);
    else paths.push(`$${member(key)}`);
  }
  return paths;
}

function member(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `."${key.replace(/["\\]/g, '\\$&')}"`;
}

/** A text column, or any text, as a value of the type; NULL when it does not convert. */
export function textColumn(column: string, type: ScalarType): string {
  switch (type) {
    case 'text':
      return column;
    case 'boolean':
      return `case ${column} when 'true' then true when 'false' then false end`;
    case 'integer':
      return `try_cast(regexp_extract(${column}, ${textLiteral(storedText.integer)}) as bigint)`;
    case 'number':
      return `(try_cast(regexp_extract(${column}, ${textLiteral(storedText.number)}) as double) + 0)`;
    case 'decimal':
      return decimal(matches(column, storedText.decimal), column);
    case 'date':
      return `try_cast(regexp_extract(${column}, ${textLiteral(storedText.date)}) as date)`;
    case 'timestamp': {
      const instant = `try_cast(upper(${column}) as timestamptz)`;
      const years = "'0001-01-01 00:00:00Z' and '9999-12-31 23:59:59.999999Z'";
      return `case when ${matches(column, storedText.timestamp)} and ${instant} between ${years} then ${instant} end`;
    }
  }
}

/** A number as a decimal; NULL when it has more digits than a JSON number of that value may have. */
export function numberToDecimal(number: string): string {
  const text = `cast(${number} as varchar)`;
  return decimal(matches(text, storedJsonNumber.decimal), text);
}

/** DuckDB casts text to decimals of up to 18 digits a hundred times faster than to longer ones. */
function decimal(condition: string, text: string): string {
  const [short, long] = ['decimal(18, 9)', 'decimal(27, 9)'].map((type) => `try_cast(${text} as ${type})`);
  return `case when ${condition} then coalesce(${short}, ${long}) end`;
}

function matches(text: string, pattern: string): string {
  return `regexp_matches(${text}, ${textLiteral(pattern)})`;
}
