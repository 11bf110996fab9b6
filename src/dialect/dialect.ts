import type { ScalarType } from '../catalog/value-type.ts';
import type { Constant } from '../semantics/constant.ts';

export type Engine = 'duckdb' | 'bigquery';

/**
 * What differs between engines. Every function gives SQL text: of a name or a value it quotes it, of an
 * expression it wraps it.
 */
export interface Dialect {
  readonly engine: Engine;
  /** A name, quoted. */
  readonly identifier: (name: string) => string;
  /** A constant as a typed literal. */
  readonly literal: (constant: Constant) => string;
  /** The rows for which a condition holds. */
  readonly countIf: (condition: string) => string;
  /** Fails the query with a message when it is evaluated. */
  readonly error: (message: string) => string;
  /** Texts joined. */
  readonly concat: (...texts: readonly string[]) => string;
  /** An integer or decimal as a number. */
  readonly toNumber: (expression: string) => string;
  /** A key's text as it stands in results. */
  readonly toText: (expression: string) => string;
  /** The JSON text of a column where it is one object that can be read, else NULL. Made once a row. */
  readonly document: (column: string) => string;
  /** A property of a document; NULL when it is missing or does not convert. */
  readonly documentProperty: (document: string, path: readonly string[], type: ScalarType) => string;
  /** The JSON text of a list or record in a document; NULL when it is missing or of another kind. */
  readonly documentOf: (document: string, path: readonly string[], kind: 'list' | 'record') => string;
  /** A column of text, as in CSV; NULL when it is missing or does not convert. */
  readonly textColumn: (column: string, type: ScalarType) => string;
  /** A column that holds its declared type. */
  readonly typedColumn: (column: string, type: ScalarType) => string;
  /** A column of text or of an instant, as an instant; without a zone it is UTC. */
  readonly eventTime: (column: string) => string;
}
