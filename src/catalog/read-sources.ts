import type { EventColumns, EventSource, UserSource, ValidColumns } from './settings.ts';
import { type Entry, fault, missing, type Section, sectionAt, within } from './settings-section.ts';
import { requiredTexts, textAt, wrong } from './settings-values.ts';

/** Where events are when the settings do not say. */
const ownLake: EventSource = { kind: 'lake', path: 'lake/' };

/** The `events` of the settings; what `cinnabar ingest` lands by default. */
export function readEvents(file: Section): EventSource | undefined {
  if (!file.entries.has('events')) return ownLake;
  const section = sectionAt(file, 'events', 'events');
  if (section === undefined) return undefined;
  const source = oneOf(section, ['lake', 'files', 'table']);
  if (source === undefined) return undefined;
  if (source.key === 'lake') {
    const columns = section.entries.get('columns');
    if (columns !== undefined)
      fault(section.reading, 'misplaced-setting', columns.keySpan, {
        key: 'events.columns',
        reason: 'the columns of a lake are always the same',
      });
    const path = textAt(section, 'lake');
    return path === undefined ? undefined : { kind: 'lake', path };
  }
  const columns = readEventColumns(section);
  const place = readPlace(section, source);
  return place && columns && { ...place, columns };
}

function readEventColumns(events: Section): EventColumns | undefined {
  if (!events.entries.has('columns')) {
    missing(
      events,
      ['columns'],
      'it says which columns hold what: `columns: { user: user_id, name: event, time: event_time }`',
    );
    return undefined;
  }
  const section = sectionAt(events, 'columns', 'events.columns');
  if (section === undefined) return undefined;
  const named = requiredTexts(
    section,
    ['user', 'name', 'time'],
    'they name the columns that hold the id of the user, the name of the event and its time',
  );
  return named && { ...named, id: textAt(section, 'id'), properties: textAt(section, 'properties') };
}

/** The `users` of the settings, which may be left out. */
export function readUsers(file: Section): UserSource | undefined {
  const section = sectionAt(file, 'users', 'users');
  if (section === undefined) return undefined;
  const source = oneOf(section, ['files', 'table']);
  const named = requiredTexts(section, ['id'], 'it names the column that holds the id of the user');
  const valid = readValid(section);
  const place = source && readPlace(section, source);
  return place && named && { ...place, ...named, valid };
}

function readValid(users: Section): ValidColumns | undefined {
  const section = sectionAt(users, 'valid', 'users.valid');
  if (section === undefined) return undefined;
  return requiredTexts(
    section,
    ['from', 'to'],
    'they name the columns that hold when a row begins to be true, and when it ceases to be',
  );
}

type Place =
  | { readonly kind: 'files'; readonly pattern: string }
  | { readonly kind: 'table'; readonly table: readonly string[] };

function readPlace(section: Section, source: Entry): Place | undefined {
  const text = textAt(section, source.key);
  if (text === undefined) return undefined;
  if (source.key === 'files') return { kind: 'files', pattern: text };
  const table = text.split('.');
  if (table.length <= 3 && table.every((part) => part.trim() === part && part !== ''))
    return { kind: 'table', table };
  wrong(section, source, 'the name of a table: `events`, `schema.events` or `database.schema.events`');
  return undefined;
}

/** The one source that a section names; noted when it names none or two. */
function oneOf(section: Section, kinds: readonly string[]): Entry | undefined {
  const [first, second] = [...section.entries.values()].filter(({ key }) => kinds.includes(key));
  if (first === undefined) {
    missing(section, kinds, 'one of them says where they are');
    return undefined;
  }
  if (second === undefined) return first;
  fault(
    section.reading,
    'two-sources',
    second.keySpan,
    { section: section.path, first: first.key, second: second.key },
    {
      also: [{ source: section.reading.source, span: first.keySpan, note: 'the other one' }],
      hint: `leave one of \`${within(section.path, first.key)}\` and \`${within(section.path, second.key)}\``,
    },
  );
  return undefined;
}
