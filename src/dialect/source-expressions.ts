import type { PropertyPart } from '../catalog/property-path.ts';
import { propertyColumn } from './column-names.ts';
import type { Ga4Columns } from '../catalog/settings.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { ga4Part, ga4User } from './ga4-properties.ts';
import { documentPart, textPart } from './text-part.ts';
import { typedPart } from './typed-part.ts';

/**
 * How the columns of a source become those that compiled SQL reads: what a warehouse needs to bind files and the
 * lake under names of ours. All of it is SQL text over columns that are quoted already.
 */
export interface SourceExpressions {
  /** The column, unquoted, under which compiled SQL knows a part of a property. */
  readonly columnOf: (part: PropertyPart) => string;
  /** A part inside a column of JSON text. */
  readonly fromJson: (column: string, part: PropertyPart) => string;
  /** A part of a property that is a column of text. */
  readonly fromText: (part: PropertyPart) => string;
  /** A part of a property that is a column of its own type. */
  readonly fromTyped: (part: PropertyPart) => string;
  /** A part of a property as Google Analytics 4 exports it. */
  readonly fromGa4: (part: PropertyPart) => string;
  /** Whose an event is that Google Analytics 4 exported. */
  readonly ga4User: (columns: Ga4Columns) => string;
  /** An event's time, from a column of text or of an instant. */
  readonly eventTime: (column: string) => string;
  /** An event's time, from a column of microseconds since 1970. */
  readonly fromMicros: (column: string) => string;
}

/** The expressions by which DuckDB binds its sources. */
export const duckDbSources: SourceExpressions = sourceExpressions(duckdb);

function sourceExpressions(dialect: Dialect): SourceExpressions {
  return {
    columnOf: ({ path }) => propertyColumn(path),
    fromJson: (column, part) => documentPart(`(${dialect.document(column)})`, part, dialect),
    fromText: ({ path: [property = '', ...fields], type }) =>
      textPart(dialect.identifier(property), { path: fields, type }, dialect),
    fromTyped: (part) => typedPart(part, dialect),
    fromGa4: (part) => ga4Part(part, dialect),
    ga4User: (columns) => ga4User(columns, dialect),
    eventTime: dialect.eventTime,
    fromMicros: dialect.fromMicros,
  };
}
