import type { ValueType } from '../../../src/catalog/value-type.ts';
import { quoteName } from './quote.ts';

/** DuckDB's type for values of a type. */
export function columnType(type: ValueType): string {
  if (typeof type !== 'string') {
    if (type.kind === 'list') return `${columnType(type.of)}[]`;
    return `STRUCT(${[...type.fields].map(([name, field]) => `${quoteName(name)} ${columnType(field)}`).join(', ')})`;
  }
  switch (type) {
    case 'text':
      return 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'number':
      return 'DOUBLE';
    case 'decimal':
      return 'DECIMAL(27, 9)';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMPTZ';
  }
}
