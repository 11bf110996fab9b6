import { quoteName, quoteText } from '../../../runtime/warehouse/duckdb/quote.ts';
import type { ValueType } from '../../catalog/value-type.ts';
import { documentProperty, textColumn } from '../../dialect/stored-values/duckdb.ts';
import type { ChosenColumns } from './choose-columns.ts';
import { eventColumn, existingEvents } from './existing-events.ts';
import type { InspectedFile } from './inspect-file.ts';
import { storedType, type GuessedType } from './property-type.ts';

/** A property, and how SQL reads it. */
export interface Reading {
  readonly name: string;
  /** Any single value as text; null when there is none. */
  readonly text: string;
  /** Known from the file, or how a run would convert the value to each type. */
  readonly type:
    { readonly kind: 'known'; readonly type: ValueType } | { readonly kind: 'guess'; readonly as: Convert };
}

/** SQL: the value as a type, null when it does not convert. */
type Convert = (type: GuessedType) => string;

export interface PropertyReadings {
  readonly readings: readonly Reading[];
  /** Columns and keys that no rule can read, with what they hold. */
  readonly unreadable: readonly string[];
}

/** At most so many keys of a JSON column are looked at, the most frequent ones. */
const mostKeys = 200;

/** How each property of the existing events is read: a column of its own, or a key of the JSON column. */
export async function propertyReadings(
  file: InspectedFile,
  chosen: ChosenColumns,
): Promise<PropertyReadings> {
  if (chosen.properties !== undefined) return jsonReadings(file);
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
async function jsonReadings({ session }: InspectedFile): Promise<PropertyReadings> {
  const json = eventColumn.document;
  const keys = await session.rows(
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
            const value = documentProperty(json, [name], type);
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
