import { storedJsonNumber, storedText, unreadableDocument } from '../../catalog/stored-values.ts';
import type { ScalarType } from '../../catalog/value-type.ts';
import { textLiteral } from '../literals/bigquery.ts';

/**
 * The JSON of a STRING column where it is a document that can be read, else NULL. Made once a row, it serves every
 * property of it. A column of type JSON is a document as it stands.
 */
export function jsonDocument(column: string): string {
  const readable = `if(regexp_contains(${column}, ${raw(unreadableDocument)}), null, ${column})`;
  return `safe.parse_json(${readable}, wide_number_mode => 'round')`;
}

/** A property straight from a column; where several are read, `jsonDocument` is better made once. */
export function jsonProperty(column: string, path: readonly string[], type: ScalarType): string {
  return documentProperty(`(${jsonDocument(column)})`, path, type);
}

/** A property of a document that `jsonDocument` gave; NULL when it is missing or does not convert. */
export function documentProperty(document: string, path: readonly string[], type: ScalarType): string {
  const json = jsonPath(document, path);
  switch (type) {
    case 'text':
      return `safe.string(${json})`;
    case 'boolean':
      return `safe.bool(${json})`;
    case 'integer': {
      const whole = `regexp_contains(to_json_string(${json}), r'^-?\\d+$')`;
      return `if(abs(safe.float64(${json})) < 1e15 or ${whole}, safe.int64(${json}), null)`;
    }
    case 'number':
      return `(safe.float64(${json}) + 0)`;
    case 'decimal':
      // By way of a float, as TO_JSON_STRING does not always write the shortest digits.
      return `coalesce(${textColumn(`safe.string(${json})`, 'decimal')}, ${numberToDecimal(`safe.float64(${json})`)})`;
    case 'date':
    case 'timestamp':
      return textColumn(`safe.string(${json})`, type);
  }
}

/** The JSON value at a path. A step into anything but an object gives NULL. */
export function jsonPath(document: string, path: readonly string[]): string {
  return document + path.map((key) => `[${textLiteral(key)}]`).join('');
}

/** A text column, or any text, as a value of the type; NULL when it does not convert. */
export function textColumn(column: string, type: ScalarType): string {
  if (type === 'text') return column;
  const text = `regexp_extract(${column}, ${raw(storedText[type])})`;
  switch (type) {
    case 'integer':
      return `safe_cast(${text} as int64)`;
    case 'number':
      return `(safe_cast(${text} as float64) + 0)`;
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

/** A number as a decimal; NULL when it has more digits than a JSON number of that value may have. */
export function numberToDecimal(number: string): string {
  return `safe_cast(regexp_extract(cast(${number} as string), ${raw(storedJsonNumber.decimal)}) as numeric)`;
}

/** A pattern of ours as a raw string: it holds no single quote. */
function raw(pattern: string): string {
  return `r'${pattern}'`;
}
