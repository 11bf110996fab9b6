import { ga4Columns } from './ga4.ts';
import type {
  EventColumns,
  EventSource,
  EventTables,
  Ga4Columns,
  OwnColumns,
  TablePath,
  UserSource,
  ValidColumns,
} from './settings.ts';
import {
  type Entry,
  fault,
  missing,
  openMapping,
  type Section,
  sectionAt,
  within,
} from './settings-section.ts';
import { exampleOf } from './settings-keys.ts';
import { requiredTexts, textAt, valueAt, wrong } from './settings-values.ts';
import { eventPlace } from './table-of-event.ts';

/** Where events are when the settings do not say. */
const ownLake: EventSource = { kind: 'lake', path: 'lake/' };

/** The `events` of the settings; what `cinnabar ingest` lands by default. */
export function readEvents(file: Section): EventSource | undefined {
  if (!file.entries.has('events')) return ownLake;
  const section = sectionAt(file, 'events', 'events');
  if (section === undefined) return undefined;
  const source = oneOf(section, ['lake', 'files', 'table', 'tables']);
  if (source === undefined) return undefined;
  if (section.entries.has('layout')) return readGa4(section, source);
  if (source.key !== 'tables')
    misplaced(section, 'other tables', 'it says where events lie that are not where `tables` says');
  switch (source.key) {
    case 'lake': {
      misplaced(section, 'columns', 'the columns of a lake are always the same');
      const path = textAt(section, 'lake');
      return path === undefined ? undefined : { kind: 'lake', path };
    }
    case 'tables': {
      const columns = readOwnColumns(section);
      const tables = readEventTables(section);
      return tables && columns && { kind: 'tables', tables, columns };
    }
    default: {
      const columns = readEventColumns(section);
      const place = readPlace(section, source);
      return place && columns && { ...place, columns };
    }
  }
}

/** Events that lie as Google Analytics 4 exports them. */
function readGa4(events: Section, source: Entry): EventSource | undefined {
  const layout = valueAt(events, 'layout', '`ga4`, the one layout that has a name', (value) =>
    value === 'ga4' ? value : undefined,
  );
  misplaced(events, 'other tables', 'an export has its events in one table, or in one for each day');
  if (source.key !== 'table' && source.key !== 'files') {
    misplaced(events, 'layout', `an export lies in a \`table\` or in \`files\`, not in \`${source.key}\``);
    return undefined;
  }
  const columns = readGa4Columns(events);
  const place = readPlace(events, source);
  if (layout === undefined || columns === undefined || place === undefined) return undefined;
  return place.kind === 'files'
    ? { kind: 'ga4 files', pattern: place.pattern, columns }
    : { kind: 'ga4 table', table: place.table, columns };
}

function readGa4Columns(events: Section): Ga4Columns | undefined {
  if (!events.entries.has('columns')) return { user: ga4Columns.user, anonymous: undefined, id: undefined };
  const section = sectionAt(events, 'columns', 'events.columns');
  if (section === undefined) return undefined;
  for (const key of ['name', 'time', 'properties'] as const)
    misplaced(section, key, `in Google Analytics' export it is always \`${ga4Columns[key]}\``);
  return {
    user: textAt(section, 'user') ?? ga4Columns.user,
    anonymous: textAt(section, 'anonymous'),
    id: textAt(section, 'id'),
  };
}

function readEventColumns(events: Section): EventColumns | undefined {
  const section = columnsAt(events, 'name: event, ');
  if (section !== undefined) misplacedAnonymous(section);
  const named =
    section &&
    requiredTexts(
      section,
      ['user', 'name', 'time'],
      'they name the columns that hold the id of the user, the name of the event and its time',
    );
  return section && named && { ...named, ...optionalColumns(section) };
}

function readOwnColumns(events: Section): OwnColumns | undefined {
  const section = columnsAt(events, '');
  if (section === undefined) return undefined;
  misplaced(section, 'name', 'the table of an event holds no other events');
  misplacedAnonymous(section);
  const named = requiredTexts(
    section,
    ['user', 'time'],
    "they name the columns that hold the id of the user and the event's time",
  );
  return named && { ...named, ...optionalColumns(section) };
}

function columnsAt(events: Section, name: string): Section | undefined {
  if (events.entries.has('columns')) return sectionAt(events, 'columns', 'events.columns');
  missing(
    events,
    ['columns'],
    `it says which columns hold what: \`columns: { user: user_id, ${name}time: event_time }\``,
  );
  return undefined;
}

function optionalColumns(columns: Section): Pick<OwnColumns, 'id' | 'properties'> {
  return { id: textAt(columns, 'id'), properties: textAt(columns, 'properties') };
}

function readEventTables(events: Section): EventTables | undefined {
  const entry = events.entries.get('tables');
  const text = textAt(events, 'tables');
  const others = readOtherTables(events);
  if (entry === undefined || text === undefined) return undefined;
  const pattern = tablePath(text);
  if (pattern?.some((part) => part.includes(eventPlace)) === true) return others && { pattern, others };
  wrong(
    events,
    entry,
    `the name of a table in which \`${eventPlace}\` stands for the name of the event`,
    pattern && 'a table that holds all events is named by `events.table`',
  );
  return undefined;
}

function readOtherTables(events: Section): EventTables['others'] | undefined {
  const entry = events.entries.get('other tables');
  if (entry === undefined) return new Map();
  const section = openMapping(
    events.reading,
    within(events.path, entry.key),
    entry.keySpan,
    entry.node,
    exampleOf('events', entry.key),
  );
  const tables = [...(section?.entries.keys() ?? [])].flatMap((event) => {
    const path = section && tableAt(section, event);
    return path === undefined ? [] : [[event, path] as const];
  });
  return section && new Map(tables);
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
  | { readonly kind: 'table'; readonly table: TablePath };

function readPlace(section: Section, { key }: Entry): Place | undefined {
  if (key === 'files') {
    const pattern = textAt(section, key);
    return pattern === undefined ? undefined : { kind: 'files', pattern };
  }
  const table = tableAt(section, key);
  return table && { kind: 'table', table };
}

/** The name of a table; what is none is noted. */
function tableAt(section: Section, key: string): TablePath | undefined {
  const entry = section.entries.get(key);
  const text = textAt(section, key);
  if (entry === undefined || text === undefined) return undefined;
  const path = tablePath(text);
  if (path === undefined)
    wrong(section, entry, 'the name of a table: `events`, `schema.events` or `database.schema.events`');
  return path;
}

function tablePath(text: string): TablePath | undefined {
  const parts = text.split('.');
  return parts.length <= 3 && parts.every((part) => part.trim() === part && part !== '') ? parts : undefined;
}

/** Notes a setting that has no meaning where it stands. */
function misplaced(section: Section, key: string, reason: string): void {
  const entry = section.entries.get(key);
  if (entry !== undefined)
    fault(section.reading, 'misplaced-setting', entry.keySpan, { key: within(section.path, key), reason });
}

function misplacedAnonymous(columns: Section): void {
  misplaced(columns, 'anonymous', 'it is for the export of Google Analytics, `layout: ga4`');
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
