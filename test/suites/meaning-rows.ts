/** What holds a row of meaning: a rule fixture, a wrong one, a test told on the language page, a test in a file. */
export type Proof =
  | { readonly rule: string }
  | { readonly wrong: string }
  | { readonly told: string }
  | { readonly file: string; readonly test: string };

const wrong = (name: string): Proof => ({ wrong: name });
const rule = (name: string): Proof => ({ rule: name });
const told = (title: string): Proof => ({ told: title });
const tested = (file: string, test: string): Proof => ({ file: `test/${file}.test.ts`, test });

/** Each question of the language page's half on meaning, and what holds its answer. */
export const meaningRows: Readonly<Record<string, readonly Proof[]>> = {
  'What is now?': [tested('cli/compile', 'the same input is the same SQL, byte for byte')],
  'Which end of a window counts?': [
    told('the start is in'),
    tested('plan/bind', 'ever ends at as of'),
    rule('windows-of-a-fixed-length'),
  ],
  'How long is a day?': [tested('plan/bind', 'of days counts 24 hours each, whatever the clocks do')],
  'How long is a month, a year?': [rule('windows-of-months-and-years'), told('the start is in')],
  'What is complete?': [rule('whole-periods'), tested('plan/bind', 'a window of whole periods')],
  'What is `today`, `this week`, `this month`?': [rule('whole-periods')],
  '`between 90 and 45 days ago`?': [rule('windows-ago')],
  '`more than`, `less than 14 days ago`?': [
    rule('dates-from-now'),
    rule('first-and-last-times'),
    tested('plan/bind', 'so long ago is exact in days, and follows the calendar in months'),
  ],
  'Which day is a date?': [
    rule('windows-between-dates'),
    rule('since'),
    tested('semantics/check', 'the last day that a window names counts'),
  ],
  '`ever`?': [tested('plan/bind', 'ever ends at as of'), rule('counts')],
  'How does a `date` compare?': [told('dates are days'), rule('dates-from-now'), rule('where-dates')],
  'And 29 February?': [
    rule('ages'),
    rule('anniversaries'),
    told('dates are days'),
    tested('plan/ages', 'on %s the bounds of an age say what counting the years says'),
  ],
  'Whose time zone?': [
    tested('semantics/check', 'is in the zone of its segment, else of the project'),
    rule('in-segment'),
    rule('traits-and-parameters'),
  ],
  'How long are days in a row?': [rule('periods-in-a-row')],
  'What is `3 of the last 4 weeks`?': [rule('regularity')],
  'What is a local hour, weekday, date?': [rule('local-times')],
  'And when clocks change?': [
    told('clocks in Berlin jump from 2 to 3: the day has 23 hours'),
    rule('clocks-that-change'),
    tested('plan/bind', 'windows begin and end where the plain reference says'),
  ],
  'Who works windows out?': [tested('cli/compile', 'a segment is its SQL alone, with all constants inside')],
  'And a window that hangs on a user?': [rule('windows-of-each-user')],
  'How fine is time?': [
    tested('semantics/check', 'since a timestamp is an instant, floored to the microsecond'),
    tested('dialect/stored-values', 'converts from text as the grammar says'),
  ],
  'First of what?': [rule('first-and-last-times'), rule('aggregates')],

  'Who can be a member?': [told('did not holds for who did nothing'), rule('did-or-did-not')],
  'For whom does `did not` hold?': [told('did not holds for who did nothing'), rule('did-or-did-not')],
  'When are two rows one user?': [
    tested('suites/differing-users', 'fail the interpreter and DuckDB alike'),
    tested('suites/differing-users', 'a row that is not valid as of the run may differ'),
  ],
  'What is an id?': [
    tested('suites/interpreter-equals-duckdb', 'have the members that the interpreter says'),
    rule('samples'),
  ],
  'Which properties has a user?': [
    tested('suites/differing-users', 'a row that is not valid as of the run may differ'),
    tested('runtime/run-segments', 'user properties of now for an instant of the past are warned of'),
  ],
  'What is an event?': [
    rule('copies-and-events-without-id'),
    tested('ingest/landing/event-time', 'an instant that is written'),
  ],
  'And copies?': [
    rule('copies-and-events-without-id'),
    tested('optimizer/keep-harmless-copies', 'a plan whose copies are kept is the same afterwards'),
  ],
  'Which of two at the same instant is first?': [told('two at the same instant'), rule('aggregates')],
  'Which bounds are included?': [
    rule('counts'),
    tested('semantics/check', 'counts are ranges, both ends included'),
  ],
  '`in segment a`?': [
    rule('in-segment'),
    tested('semantics/check', 'that hang on each other are one fault, and none of them is in the program'),
  ],

  'Which types are there?': [rule('where-numbers'), rule('where-text'), rule('where-dates')],
  'What if a property is missing?': [
    told('a missing value'),
    rule('where-known-and-true'),
    tested('semantics/check', 'what holds for a missing value is a not'),
  ],
  'Which stored values are read?': [
    tested('dialect/stored-values', 'converts from a column of text in DuckDB'),
    tested('dialect/stored-values.real', 'converts from a column of text in BigQuery'),
  ],
  'And in JSON?': [
    tested('dialect/stored-values', 'converts from JSON as the grammar says'),
    tested('dialect/stored-values', 'is read when it is one object of JSON'),
    tested('dialect/stored-values.real', 'is read by BigQuery when it is one object of JSON'),
  ],
  'What is a field of a record?': [
    rule('nested-fields'),
    told('a field is as missing as its record'),
    wrong('unknown-field/misspelt'),
  ],
  'What is in a list?': [rule('list-items'), wrong('not-a-list/has'), wrong('negated-missing/has-no')],
  'What is `any item in items where`?': [rule('any-item'), told('one line has to meet all of it')],
  'Which numbers are there?': [
    tested('dialect/stored-values', 'converts from text as the grammar says'),
    tested('semantics/check', 'a number literal takes the type that it is compared with'),
  ],
  'Is `"5"` a number?': [wrong('type-mismatch/quotes-too-many'), wrong('type-mismatch/quotes-too-few')],
  'How exact is arithmetic?': [told('decimals are exact'), rule('traits-and-parameters')],
  'And too large?': [
    tested('suites/overflow', 'fails the interpreter and DuckDB rather than give a wrong number'),
  ],
  'What is an aggregate of no event?': [told('of no event, and of some'), rule('aggregates')],
  'What is `percentile 90`?': [told('of no event, and of some'), rule('aggregates')],
  'How do texts compare?': [told('a missing value'), rule('ignoring-case'), rule('where-text')],
  'What is a pattern?': [rule('patterns')],
  'What is a version?': [rule('versions')],
  'How far is it?': [rule('distances')],
  'Who is in a sample?': [rule('samples')],

  'What is `then`?': [told('the hour has two open ends'), rule('sequences')],
  'Which events are the steps?': [
    rule('sequences'),
    tested('suites/interpreter-equals-duckdb', 'have the members that the interpreter says'),
  ],
  'What has to lie in the window?': [rule('sequences')],
  'How long is `within 1 hour`?': [told('the hour has two open ends'), rule('sequences')],
  'When was something not done?': [told('the hour has two open ends'), rule('sequences')],
  'How are two steps compared?': [told('the same service, and more'), rule('compared-steps')],
  'What does `at least 2 times` count?': [told('the hour has two open ends'), rule('counted-sequences')],
};
