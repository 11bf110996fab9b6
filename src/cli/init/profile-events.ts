import { quoteName, quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import type { ValueType } from '../../catalog/value-type.ts';
import { jsonProperty, textColumn } from '../../dialect/stored-values/duckdb.ts';
import type { ChosenColumns } from './choose-columns.ts';
import { timeOf } from './profile-columns.ts';
import { inspectedTable, type InspectedFile } from './inspect-file.ts';
import {
  addForms,
  guessedTypes,
  propertyType,
  storedType,
  type GuessedType,
  type ValueForms,
} from './property-type.ts';

/** A property of an event, as the data has it. */
export interface PropertyProfile {
  readonly name: string;
  readonly type: ValueType;
  /** In how many of the event's rows it stands. */
  readonly present: number;
}

/** An event, as the data has it. */
export interface EventProfile {
  readonly name: string;
  readonly rows: number;
  readonly properties: readonly PropertyProfile[];
}

/** All that is to be known before a catalog can be written. */
export interface EventsProfile {
  /** The most frequent first. */
  readonly events: readonly EventProfile[];
  readonly rows: number;
  /** Rows without a user, name or time: they do not exist for a rule. */
  readonly without: number;
  readonly users: number;
  /** RFC 3339 in UTC. */
  readonly firstTime: string;
  readonly lastTime: string;
  /** Columns and keys that no rule can read yet, with what they hold. */
  readonly unreadable: readonly string[];
}

/** A property, and how SQL reads it. */
interface Reading {
  readonly name: string;
  /** Any single value as text; null when there is none. */
  readonly text: string;
  /** Known from the file, or how a run would convert the value to each type. */
  readonly type:
    { readonly kind: 'known'; readonly type: ValueType } | { readonly kind: 'guess'; readonly as: Convert };
}

/** SQL: the value as a type, null when it does not convert. */
type Convert = (type: GuessedType) => string;

/** The table of the rows that exist: "user", "name", "time", "id" and everything else under its own name. */
export const existingEvents = quoteName('source', 'existing');

/** At most so many keys of a JSON column are looked at, the most frequent ones. */
const mostKeys = 200;

/** Looks at the events of the file with the columns that were chosen. */
export async function profileEvents(file: InspectedFile, chosen: ChosenColumns): Promise<EventsProfile> {
  const { session } = file;
  const [user, name, time] = [chosen.user, chosen.name, chosen.time].map((column) => quoteName(column.name));
  await session.run(
    `create view ${existingEvents} as
     select ${user} as "user of event", cast(${name} as varchar) as "name of event", ${timeOf(chosen.time)} as "time of event",
       ${chosen.id ? quoteName(chosen.id.name) : 'null'} as "id of event", *
     from ${inspectedTable} where ${user} is not null and ${name} is not null and ${timeOf(chosen.time)} is not null`,
  );
  const [all] = await session.rows(
    `select count(*) as existing, count(distinct "user of event") as users, min("time of event") as first_time,
       max("time of event") as last_time, (select count(*) from ${inspectedTable}) as "rows", any_value(${time}) as example
     from ${existingEvents}`,
  );
  const { readings, unreadable } = await readingsOf(file, chosen);
  const forms = readings.flatMap((reading, at) =>
    formsOf(reading).map(([form, sql]) => `${sql} as ${form}_${at}`),
  );
  const counted = await session.rows(
    `select "name of event" as name, count(*) as "rows"${forms.map((sql) => `, ${sql}`).join('')}
     from ${existingEvents} group by 1 order by 2 desc, 1`,
  );
  const formsAt = (row: (typeof counted)[number], at: number): ValueForms => {
    const count = (form: string): number => Number(row[`${form}_${at}`] ?? 0);
    return {
      values: count('values'),
      zeros: count('zeros'),
      converted: {
        boolean: count('boolean'),
        integer: count('integer'),
        decimal: count('decimal'),
        number: count('number'),
        date: count('date'),
        timestamp: count('timestamp'),
      },
    };
  };
  const everywhere = readings.map((_, at) => addForms(counted.map((row) => formsAt(row, at))));
  return {
    rows: Number(all?.rows ?? 0),
    without: Number(all?.rows ?? 0) - Number(all?.existing ?? 0),
    users: Number(all?.users ?? 0),
    firstTime: String(all?.first_time ?? ''),
    lastTime: String(all?.last_time ?? ''),
    unreadable,
    events: counted.map((row) => ({
      name: String(row.name),
      rows: Number(row.rows),
      properties: readings.flatMap((reading, at) => {
        const forms = formsAt(row, at);
        if (forms.values === 0) return [];
        return {
          name: reading.name,
          type: typeOf(reading, everywhere[at] ?? forms, forms),
          present: forms.values,
        };
      }),
    })),
  };
}

/** One type for a property wherever it stands, unless only `text` would fit all events. */
function typeOf({ type }: Reading, everywhere: ValueForms, here: ValueForms): ValueType {
  if (type.kind === 'known') return type.type;
  const common = propertyType(everywhere);
  return common === 'text' ? propertyType(here) : common;
}

function formsOf({ text, type }: Reading): readonly (readonly [form: string, sql: string])[] {
  if (type.kind === 'known') return [['values', `count(${text})`]];
  return [
    ['values', `count(${text})`],
    ['zeros', `count(*) filter (regexp_matches(${text}, '^-?0\\d'))`],
    ...guessedTypes.map((guess) => [guess, `count(${type.as(guess)})`] as const),
  ];
}

async function readingsOf(
  file: InspectedFile,
  chosen: ChosenColumns,
): Promise<{ readonly readings: readonly Reading[]; readonly unreadable: readonly string[] }> {
  if (chosen.properties !== undefined) return jsonReadings(file, chosen.properties.name);
  const taken = new Set([chosen.user, chosen.name, chosen.time, chosen.id].map((column) => column?.name));
  const others = file.columns.filter((column) => !taken.has(column.name));
  const readable = others.filter(
    ({ name, storage }) => isWritable(name) && storedType(storage) !== undefined,
  );
  return {
    readings: readable.map(({ name, storage }) => ({
      name,
      text: `cast(${quoteName(name)} as varchar)`,
      type: file.texts
        ? { kind: 'guess', as: (type) => textColumn(quoteName(name), type) }
        : { kind: 'known', type: storedType(storage) ?? 'text' },
    })),
    unreadable: others
      .filter((column) => !readable.includes(column))
      .map(({ name, storage }) => `${name} (${storage})`),
  };
}

/** The keys of a JSON column. Kinds have to match: `"5"` is text there, and 5 is a number. */
async function jsonReadings(file: InspectedFile, column: string): ReturnType<typeof readingsOf> {
  const json = `try_cast(${quoteName(column)} as json)`;
  const keys = await file.session.rows(
    `select key, count(*) as n, bool_and(kind in ('ARRAY', 'OBJECT', 'NULL')) as nested from (
       select key, json_type(object, '/' || replace(replace(key, '~', '~0'), '/', '~1')) as kind
       from (select object, unnest(json_keys(object)) as key
             from (select ${json} as object from ${existingEvents}) where json_type(object) = 'OBJECT')
     ) group by key order by n desc, key limit ${mostKeys}`,
  );
  const readable = keys.filter((row) => row.nested !== true && isWritable(String(row.key)));
  return {
    readings: readable.map((row) => {
      const name = String(row.key);
      const pointer = quoteText(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      const kind = `json_type(${json}, ${pointer})`;
      return {
        name,
        text: `case when ${kind} not in ('ARRAY', 'OBJECT', 'NULL') then ${json} ->> ${pointer} end`,
        type: {
          kind: 'guess',
          as: (type) => {
            const value = jsonProperty(quoteName(column), [name], type);
            // A decimal may be a string there, but a text of digits is not meant as one.
            return type === 'decimal' ? `case when ${kind} <> 'VARCHAR' then ${value} end` : value;
          },
        },
      };
    }),
    unreadable: keys
      .filter((row) => !readable.includes(row))
      .map((row) => `${String(row.key)} (a list, a record or nothing)`),
  };
}

/** Whether a name can stand in a catalog, between backticks if need be. */
export function isWritable(name: string): boolean {
  return name !== '' && !/[`\r\n]/.test(name);
}
