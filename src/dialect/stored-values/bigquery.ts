import { storedJsonNumber, storedText, unreadableDocument } from '../../catalog/stored-values.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import { textLiteral } from '../literals/bigquery.ts';

/** A property of a JSON text, as `jsonValue` of `jsonDocument`: the value of its type, or null. */
export function jsonProperty(column: string, path: readonly string[], type: ScalarType): string {
  return documentProperty(jsonDocument(column), path, type);
}

/**
 * The JSON text of a STRING column where it can be read, else null. Made once a row, it serves every property of it.
 * A column of type JSON is such a document as it stands.
 */
export function jsonDocument(column: string): string {
  const readable = `if(regexp_contains(${column}, ${pattern(unreadableDocument)}), null, ${column})`;
  return `safe.parse_json(${readable}, wide_number_mode => 'round')`;
}

/** A property of a document that `jsonDocument` gave, or that is a column of type JSON. */
export function documentProperty(document: string, path: readonly string[], type: ScalarType): string {
  return jsonValue(jsonPath(document, path), type);
}

/** The JSON value at a path. A step through anything but an object gives null. */
export function jsonPath(document: string, path: readonly string[]): string {
  return document + path.map((key) => `[${textLiteral(key)}]`).join('');
}

/** The value of an expression of type JSON: a property's, or a list's element. Null when it is not of the type. */
export function jsonValue(value: string, type: ScalarType): string {
  switch (type) {
    case 'text':
      return `safe.string(${value})`;
    case 'boolean':
      return `safe.bool(${value})`;
    case 'integer': {
      const digits = `regexp_extract(to_json_string(${value}), ${pattern(storedJsonNumber.integer)})`;
      return `safe_cast(safe_cast(${digits} as numeric) as int64)`;
    }
    case 'number':
      return `safe.float64(${value}) + 0`;
    case 'decimal': {
      const accepted = pattern(`${storedJsonNumber.decimal}|${quoted(storedText.decimal)}`);
      return `safe_cast(trim(regexp_extract(to_json_string(${value}), ${accepted}), '"') as numeric)`;
    }
    case 'date':
    case 'timestamp':
      return textColumn(`safe.string(${value})`, type);
  }
}

/** The value of a text column. */
export function textColumn(column: string, type: ScalarType): string {
  if (type === 'text') return column;
  const text = `regexp_extract(${column}, ${pattern(storedText[type])})`;
  switch (type) {
    case 'integer':
      return `safe_cast(${text} as int64)`;
    case 'number':
      return `safe_cast(${text} as float64) + 0`;
    case 'decimal':
      return `safe_cast(${text} as numeric)`;
    case 'boolean':
      return `safe_cast(${text} as bool)`;
    case 'date':
      return `safe_cast(${text} as date)`;
    case 'timestamp':
      return `safe_cast(regexp_replace(${text}, r'(\\.\\d{6})\\d+', r'\\1') as timestamp)`;
  }
}

/** The pattern of a whole text as that of a JSON string of ASCII without escapes. */
function quoted(pattern: string): string {
  return pattern.replace(/^\^/, '^"').replace(/\$$/, '"$');
}

/** A regular expression as a raw string: one of ours, so it holds no single quote. */
function pattern(expression: string): string {
  return `r'${expression}'`;
}
