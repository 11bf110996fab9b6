import type { Property } from '../catalog/catalog.ts';
import { propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { documentPart } from './sources.ts';

/**
 * How the columns of a source become those that compiled SQL reads: what a warehouse needs to bind files and the
 * lake under names of ours. All of it is SQL text over columns that are quoted already.
 */
export interface SourceExpressions {
  /** The column, unquoted, under which compiled SQL knows a property. */
  readonly columnOf: (property: Property) => string;
  /** A property inside a column of JSON text. */
  readonly fromJson: (column: string, property: Property) => string;
  /** A property that is a column of text. */
  readonly fromText: (column: string, property: Property) => string;
  /** A property that is a column of its own type. */
  readonly fromTyped: (column: string, property: Property) => string;
  /** An event's time, from a column of text or of an instant. */
  readonly eventTime: (column: string) => string;
}

/** The expressions by which DuckDB binds its sources. */
export const duckDbSources: SourceExpressions = sourceExpressions(duckdb);

function sourceExpressions(dialect: Dialect): SourceExpressions {
  return {
    columnOf: ({ name }) => propertyColumn(name),
    fromJson: (column, property) => documentPart(`(${dialect.document(column)})`, property, dialect),
    fromText: (column, { type }) => (typeof type === 'string' ? dialect.textColumn(column, type) : column),
    fromTyped: (column, { type }) => (typeof type === 'string' ? dialect.typedColumn(column, type) : column),
    eventTime: dialect.eventTime,
  };
}
