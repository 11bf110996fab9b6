import type { ValueType } from '../../catalog/value-type.ts';
import type { ChosenColumns } from './choose-columns.ts';
import { bindExistingEvents, eventColumn, existingEvents } from './existing-events.ts';
import { inspectedTable, type InspectedFile } from './inspect-file.ts';
import { propertyReadings, type Reading } from './property-readings.ts';
import { addForms, guessedTypes, propertyType, type ValueForms } from './property-type.ts';

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

/** Looks at the events of the file with the columns that were chosen. */
export async function profileEvents(file: InspectedFile, chosen: ChosenColumns): Promise<EventsProfile> {
  const { session } = file;
  await bindExistingEvents(file, chosen);
  const { user, name, time } = eventColumn;
  const [all] = await session.rows(
    `select count(*) as existing, count(distinct ${user}) as users, min(${time}) as first_time,
       max(${time}) as last_time, (select count(*) from ${inspectedTable}) as "rows" from ${existingEvents}`,
  );
  const { readings, unreadable } = await propertyReadings(file, chosen);
  const forms = readings.flatMap((reading, at) =>
    formsOf(reading).map(([form, sql]) => `${sql} as ${form}_${at}`),
  );
  const counted = await session.rows(
    `select ${name} as name, count(*) as "rows"${forms.map((sql) => `, ${sql}`).join('')}
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
