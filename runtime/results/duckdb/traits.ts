import type { ValueType } from '../../../src/catalog/value-type.ts';
import type { ExportedColumn } from '../../compiled-segment.ts';
import { columnType } from '../../warehouse/duckdb/column-type.ts';
import { quoteName, quoteText } from '../../warehouse/duckdb/quote.ts';

/**
 * DuckDB's expression that packs exported columns into one JSON object, with the same text on every engine: decimals
 * and dates as texts (a JSON number would lose digits), instants as RFC 3339 in UTC, missing as null.
 */
export function packTraits(columns: readonly ExportedColumn[]): string {
  const fields = columns.map(({ name, type }) => `${quoteText(name)}, ${packed(type, quoteName(name), 0)}`);
  return `json_object(${fields.join(', ')})`;
}

/** DuckDB's expression for one exported column, in its own type, out of the JSON in `traits`. */
export function unpackTrait({ name, type }: ExportedColumn): string {
  const pointer = quoteText(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  const arrow = typeof type === 'string' ? '->>' : '->';
  return `cast(traits ${arrow} ${pointer} as ${columnType(type)})`;
}

function packed(type: ValueType, value: string, depth: number): string {
  if (typeof type !== 'string') {
    if (type.kind === 'list') {
      const item = `item${depth}`;
      return `list_transform(${value}, lambda ${item}: ${packed(type.of, item, depth + 1)})`;
    }
    const fields = [...type.fields].map(
      ([name, field]) => `${quoteText(name)}, ${packed(field, `(${value}).${quoteName(name)}`, depth)}`,
    );
    return `case when ${value} is not null then json_object(${fields.join(', ')}) end`;
  }
  switch (type) {
    case 'decimal':
    case 'date':
      return `cast(${value} as VARCHAR)`;
    case 'timestamp':
      return `strftime(${value} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')`;
    case 'text':
    case 'integer':
    case 'number':
    case 'boolean':
      return value;
  }
}
