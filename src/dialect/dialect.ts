import type { ScalarType } from '../catalog/value-type.ts';
import type { ArithmeticValue, CountedPeriod, LocalPartValue } from '../semantics/typed.ts';
import type { Constant } from '../semantics/constant.ts';

type ArithmeticOperator = ArithmeticValue['operator'];

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
  /** Whether a text holds another, anywhere, at its start or at its end; each character stands for itself. */
  readonly textTest: (
    operator: 'contains' | 'starts with' | 'ends with',
    text: string,
    part: string,
  ) => string;
  /** Whether a pattern of RE2's syntax is found in a text. */
  readonly patternTest: (text: string, pattern: string) => string;
  /** What the one group of a pattern finds in a text; empty or NULL when there is none. */
  readonly extract: (text: string, pattern: string) => string;
  /** The MD5 of a text's UTF-8 bytes, in lower-case hex. */
  readonly md5: (text: string) => string;
  /** A text such as `0x1f` as an integer. */
  readonly fromHex: (text: string) => string;
  /** Texts joined. */
  readonly concat: (...texts: readonly string[]) => string;
  /** An integer or decimal as a number. */
  readonly toNumber: (expression: string) => string;
  /** Two numbers joined; NULL when the result is not finite, and when a divisor is 0. */
  readonly numberArithmetic: (operator: ArithmeticOperator, left: string, right: string) => string;
  /** A decimal result, rounded half away from zero at 9 places; fails the query beyond 18 digits before the point. */
  readonly checkedDecimal: (expression: string) => string;
  /** The first day of the local day, week (from Monday) or month that holds an instant. */
  readonly localPeriod: (instant: string, unit: CountedPeriod, zone: string) => string;
  /** A period that `localPeriod` gave as a number: that of the one after it is greater by one. */
  readonly periodNumber: (period: string, unit: CountedPeriod) => string;
  /** The list of a column's different values, in order; none of them is missing. */
  readonly sortedNumbers: (column: string) => string;
  /** How many numbers of a list that `sortedNumbers` gave follow each other without a gap, at the most. */
  readonly longestRun: (numbers: string) => string;
  /** How often each value of a column occurs, or what tells it; missing ones do not. */
  readonly tally: (column: string) => string;
  /** How many values a tally has so many times, or more often. */
  readonly frequent: (tally: string, times: number) => string;
  /** How often the most frequent value of a tally occurs. */
  readonly mostFrequent: (tally: string) => string;
  /** The hour (0 to 23), the weekday's English name in small letters, or the date that a zone's clock shows at an instant. */
  readonly localPart: (instant: string, part: LocalPartValue['part'], zone: string) => string;
  /** Month x 100 + day of a date, or of the local date of an instant in a zone. */
  readonly monthAndDay: (time: string, zone: string | undefined) => string;
  /** The whole quotient of two integers that are not negative. */
  readonly quotient: (dividend: string, divisor: string) => string;
  /** An instant as microseconds since 1970. */
  readonly micros: (instant: string) => string;
  /** Where a local date begins, as microseconds since 1970: of two such instants the first. */
  readonly startOfDate: (date: string, zone: string) => string;
  /** The sum of a column, in the column's type; fails the query when it overflows an exact type. */
  readonly sum: (column: string, type: ScalarType) => string;
  /** Nothing, in a numeric type. */
  readonly zero: (type: ScalarType) => string;
  /** The value of the event that is least (greatest) by time, id (absent first) and value. */
  readonly extreme: (which: 'first' | 'last', column: string) => string;
  /** The n-th least of a column's values, from 1; NULL when there are fewer. */
  readonly nthLeast: (column: string, n: number) => string;
  /** The list of a column's values, in order, without missing ones. */
  readonly values: (column: string) => string;
  /** The percentile of a list that `values` gave, as a number: r = p(n - 1), i = r div 100, k = r mod 100. */
  readonly percentile: (values: string, percent: number) => string;
  /** The least of the most frequent values of a list that `values` gave. */
  readonly mode: (values: string) => string;
  /** A key's text as it stands in results. */
  readonly toText: (expression: string) => string;
  /** A field of a record; NULL when there is no record. */
  readonly field: (record: string, name: string) => string;
  /** A record of named values. */
  readonly record: (fields: readonly (readonly [name: string, value: string])[]) => string;
  /** The items of a list, each converted, without those that are then missing. */
  readonly items: (list: string, item: string, converted: string) => string;
  /** How many items a list has. */
  readonly size: (list: string) => string;
  /** Whether a condition on an item holds for one of a list. */
  readonly anyItem: (list: string, item: string, condition: string) => string;
  /** What tells rows apart: equal where all of some columns are. */
  readonly rowKey: (columns: readonly string[]) => string;
  /** The JSON text of a column where it is one object that can be read, else NULL. Made once a row. */
  readonly document: (column: string) => string;
  /** A property of a document; NULL when it is missing or does not convert. */
  readonly documentProperty: (document: string, path: readonly string[], type: ScalarType) => string;
  /** The JSON text of a list or record in a document; NULL when it is missing or of another kind. */
  readonly documentOf: (document: string, path: readonly string[], kind: 'list' | 'record') => string;
  /** The items of a list in a document, each a document; NULL when there is no list. */
  readonly documentItems: (document: string, path: readonly string[]) => string;
  /** A column of text, as in CSV; NULL when it is missing or does not convert. */
  readonly textColumn: (column: string, type: ScalarType) => string;
  /** A column that holds its declared type. */
  readonly typedColumn: (column: string, type: ScalarType) => string;
  /** A number as a decimal; NULL when it has more than 15 digits, or more than 9 after the point. */
  readonly numberToDecimal: (number: string) => string;
  /**
   * Of a list of `{ key, value }` the first value that stands under a key, as something else; NULL when there is none. What
   * it becomes is written over the value's own text.
   */
  readonly firstOfKey: (list: string, key: string, become: (value: string) => string) => string;
  /** Microseconds since 1970 as an instant; NULL outside of the years 1 to 9999. */
  readonly fromMicros: (micros: string) => string;
  /** A column of text or of an instant, as an instant; without a zone it is UTC. */
  readonly eventTime: (column: string) => string;
}
