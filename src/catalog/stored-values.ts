import type { ScalarType } from './value-type.ts';

/*
 * The grammar of stored values: which texts, and which values in a JSON document, convert to a declared type.
 * What is not in the grammar is missing. Engines cast differently (DuckDB reads `5.5` as the integer 6, BigQuery
 * reads `0x1F`), so each checks a value against this grammar before any cast of its own.
 *
 * The expressions are of RE2's syntax, without flags, and stand for a whole text where they hold `^` and `$`.
 * `\d` is an ASCII digit.
 */

/** Years 0001 to 9999. */
const year = String.raw`(?:[1-9]\d{3}|\d[1-9]\d{2}|\d{2}[1-9]\d|\d{3}[1-9])`;
const monthAndDay = String.raw`(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const offset = String.raw`(?:[Zz]|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)`;

/**
 * A value of each type in text storage: a CSV field, or the characters of a JSON string. Text is any text.
 *
 * - `integer`: the one group is what to cast: `5.0` is 5. Beyond 64 bits it is missing.
 * - `number`: nearest 64-bit float. Up to 199 digits and exponents to 99, so that none can overflow. -0 is 0.
 * - `decimal`: at most 18 digits before the point, and 9 after.
 * - `date`: a day of the (proleptic Gregorian) calendar: the cast refuses 30 February.
 * - `timestamp`: RFC 3339, `t` and `z` in either case, the digits after the microseconds dropped. The instant has to
 *   lie in the years 1 to 9999 of UTC. Offsets to 14 hours, which every zone keeps to. No second 60: no engine has
 *   an instant for it.
 */
export const storedText: Readonly<Record<Exclude<ScalarType, 'text'>, string>> = {
  integer: String.raw`^(-?\d{1,19})(?:\.0)?$`,
  number: String.raw`^-?\d{1,199}(?:\.\d{1,199})?(?:[eE](?:\+?\d{1,2}|-\d{1,3}))?$`,
  decimal: String.raw`^-?\d{1,18}(?:\.\d{1,9})?$`,
  boolean: '^(?:true|false)$',
  date: `^${year}-${monthAndDay}$`,
  timestamp: `^${year}-${monthAndDay}[Tt]${time}${offset}$`,
};

/**
 * What makes a text no document that is read, beside what a strict parser refuses. DuckDB's parser takes trailing
 * commas, NaN and infinities; BigQuery's a byte order mark and a closing NUL, and it refuses a document with a number
 * that overflows. So, outside of strings: none of these, no exponent of three digits or more unless it is negative,
 * and no 200 digits in a row. A document that matches is not read: all its properties are missing.
 */
export const unreadableDocument = String.raw`^(?:[^"]|"(?:[^"\\]|\\.)*")*(?:[\x00\x{FEFF}]|,\s*[\]}]|[nN][aA]|[iI][nN]|[eE]\+?\d{3}|\d{200})`;

const upTo15Digits = String.raw`\d{1,15}(?:\.0)?|\d{1,14}\.\d|\d{1,13}\.\d{2}|\d{1,12}\.\d{3}|\d{1,11}\.\d{4}|\d{1,10}\.\d{5}|\d{1,9}\.\d{6}|\d{1,8}\.\d{7}|\d{1,7}\.\d{8}|\d{1,6}\.\d{9}`;
const small = String.raw`[1-9](?:e-0?[5-9]|\.\de-0?[5-8]|\.\d\de-0?[5-7]|\.\d{3}e-0?[56]|\.\d{4}e-0?5)`;

/**
 * A number in a JSON document, as an engine writes it again. JSON knows no types of numbers, and engines keep a value
 * and not its digits: a whole number in 64 bits as it is, any other as the nearest 64-bit float. So `5`, `5.0` and
 * `5e0` are one value. What follows is the text of a value in each spelling that engines use (`0.00001`, `1e-05`).
 *
 * - `integer`: a float counts up to 15 digits, where each whole number has a float of its own.
 * - `decimal`: a number counts up to 15 digits in all (so many a float keeps exactly), with at most 9 after the point.
 *   One with more has to be a string, which follows `storedText`.
 */
export const storedJsonNumber = {
  integer: String.raw`^-?(?:\d{1,15}\.0|\d{1,19})$`,
  decimal: String.raw`^-?(?:${upTo15Digits}|${small})$`,
} as const;
