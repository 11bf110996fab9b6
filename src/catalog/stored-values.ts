import type { ScalarType } from './value-type.ts';

/*
 * The grammar of stored values: which texts, and which values of a JSON document, convert to a declared type. What
 * is not in it is missing. Engines cast differently (DuckDB reads `5.5` as the integer 6, BigQuery reads `0x1F`), so
 * each checks a value against this grammar before any cast of its own.
 *
 * The expressions are of RE2's syntax, without flags; `\d` is an ASCII digit.
 */

const year = String.raw`(?:[1-9]\d{3}|0[1-9]\d{2}|00[1-9]\d|000[1-9])`;
const date = String.raw`${year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const offset = String.raw`(?:[Zz]|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)`;

/**
 * A value in text storage: a field of a CSV file, or the characters of a JSON string. Text is any text.
 *
 * - `integer`: the group is what to cast: `5.0` is 5. Outside of 64 bits it is missing.
 * - `number`: the nearest 64-bit float; -0 is 0. Digits and exponents are bounded so that none overflows.
 * - `decimal`: at most 18 digits before the point and 9 after.
 * - `boolean`: `true` or `false`, in lower case.
 * - `date`: a day that the calendar has, in the years 1 to 9999: the cast refuses 30 February.
 * - `timestamp`: RFC 3339, `t` and `z` in either case. What is finer than microseconds is dropped, which floors toward
 *   the past before 1970 too. The instant itself has to lie in the years 1 to 9999 of UTC. Offsets go to 14 hours,
 *   which every time zone keeps to and BigQuery takes. No second 60: no engine has an instant for it.
 */
export const storedText: Readonly<Record<Exclude<ScalarType, 'text'>, string>> = {
  integer: String.raw`^(-?\d{1,19})(?:\.0)?$`,
  number: String.raw`^-?\d{1,199}(?:\.\d{1,199})?(?:[eE](?:-\d{1,3}|\+?\d{1,2}))?$`,
  decimal: String.raw`^-?\d{1,18}(?:\.\d{1,9})?$`,
  boolean: '^(?:true|false)$',
  date: `^${date}$`,
  timestamp: `^${date}[Tt]${time}${offset}$`,
};

const upTo15Digits = String.raw`\d{1,6}\.\d{1,9}|\d{7}\.\d{1,8}|\d{8}\.\d{1,7}|\d{9}\.\d{1,6}|\d{10}\.\d{1,5}|\d{11}\.\d{1,4}|\d{12}\.\d{1,3}|\d{13}\.\d\d?|\d{14}\.\d|\d{1,15}(?:\.0)?`;
const upTo9Places = String.raw`[1-9](?:e-0?[5-9]|\.\de-0?[5-8]|\.\d\de-0?[5-7]|\.\d{3}e-0?[56]|\.\d{4}e-0?5)`;

/**
 * A number of a JSON document. The kinds must match: `"5"` is no number and 5 no text. JSON knows one kind of number,
 * and engines keep its value, not its digits: a whole number without point or exponent that fits 64 bits as it is,
 * any other as the nearest 64-bit float. So `5.0` and `5e0` are one value, and a number is looked at as an engine
 * writes it again. The expressions take each spelling that an engine has for a float: `0.00001`, `1e-5`, `1e-05`.
 *
 * - `integer`: a float of up to 15 digits, so many it holds exactly, or any whole number of 64 bits.
 * - `decimal`: up to 15 digits in all and 9 after the point. A decimal may also be a string that `storedText` takes.
 *
 * A number is any number, true and false are booleans; text, dates and timestamps are strings that `storedText` takes.
 * Where a key stands twice in an object, its first value counts. A path goes into objects only, never into a list.
 */
export const storedJsonNumber = {
  integer: String.raw`^-?(?:\d{1,15}\.0|\d{1,19})$`,
  decimal: `^-?(?:${upTo15Digits}|${upTo9Places})$`,
} as const;

/**
 * The texts that are no document although some engine reads them: DuckDB takes trailing commas, NaN and infinities,
 * BigQuery a byte order mark and a NUL at the end. BigQuery also refuses a number that overflows, wherever in the
 * document, so a document holds none: outside of strings no 200 digits in a row, and no exponent of three digits or
 * more that is not negative. All properties of such a document are missing, as are those of a text that is not JSON
 * (RFC 8259, with half a surrogate pair refused) or not an object. The one known difference: BigQuery promises to read
 * 500 levels of nesting only.
 */
export const unreadableDocument = String.raw`^(?:[^"]|"(?:[^"\\]|\\.)*")*(?:,\s*[\]}]|[nN][aA]|[iI][nN]|[eE]\+?\d{3}|\d{200}|[\x00\x{FEFF}])`;
