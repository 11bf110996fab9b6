import { ga4Columns } from '../../../src/catalog/ga4.ts';
import type { EventTables, Settings } from '../../../src/catalog/settings.ts';
import { check, type Checked } from '../../../src/compile.ts';
import type { ReadList } from '../../../src/semantics/lists.ts';
import { readListsOf } from './lists-of-case.ts';
import {
  columnNames,
  hasColumns,
  keepsHistory,
  knowsDevices,
  type Layout,
  type ProofCase,
} from '../../support/generators/case.ts';

/** Where the sources of a case lie, as settings say it, and the lists that its rules look at. */
export function settingsOf(
  proofCase: ProofCase,
): Pick<Settings, 'timeZone' | 'events' | 'users' | 'exclude'> & { readonly lists: ReadList } {
  const { layout, timeZone, users } = proofCase;
  return {
    timeZone,
    events: eventSource(proofCase),
    users: users === null ? undefined : userSource(layout),
    exclude: proofCase.exclude === undefined ? undefined : { segment: proofCase.exclude, from: 'rules.seg' },
    lists: readListsOf(proofCase),
  };
}

function eventSource({ layout, events }: ProofCase): Settings['events'] {
  const own = {
    user: columnNames.user,
    time: columnNames.time,
    id: layout.eventIds ? columnNames.id : undefined,
    properties: hasColumns(layout) ? undefined : columnNames.properties,
  };
  const columns = { ...own, name: columnNames.name };
  const anonymous = knowsDevices(layout.events) ? 'user_pseudo_id' : undefined;
  const ga4 = { user: ga4Columns.user, anonymous, id: own.id };
  switch (layout.events) {
    case 'lake':
      return { kind: 'lake', path: 'lake' };
    case 'json table':
    case 'typed table':
      return { kind: 'table', table: ['shop', 'events'], columns };
    case 'json tables':
    case 'typed tables':
      return { kind: 'tables', tables: eventTablesOf(events), columns: own };
    case 'csv':
      return { kind: 'files', pattern: 'events.csv', columns };
    case 'ndjson':
      return { kind: 'files', pattern: 'events.jsonl', columns };
    case 'parquet':
      return { kind: 'files', pattern: 'events*.parquet', columns };
    case 'ga4 table':
      return { kind: 'ga4 table', table: ['shop', 'events'], columns: ga4 };
    case 'ga4 days':
      return { kind: 'ga4 table', table: ['shop', 'events_*'], columns: ga4 };
    case 'ga4 parquet':
      return { kind: 'ga4 files', pattern: 'events*.parquet', columns: ga4 };
    case 'ga4 ndjson':
      return { kind: 'ga4 files', pattern: 'events.jsonl', columns: ga4 };
    case 'json csv':
      return { kind: 'files', pattern: '*.csv.gz', columns };
  }
}

/** The tables of events that have one each: the first name that occurs has a table that is called otherwise. */
function eventTablesOf(events: ProofCase['events']): EventTables {
  const name = events.find((event) => event.name !== null)?.name ?? undefined;
  const others = name === undefined ? [] : [[name, ['all of one']] as const];
  return { pattern: ['log', '{event}'], others: new Map(others) };
}

const userFiles = {
  csv: 'users.csv',
  ndjson: 'users.ndjson',
  parquet: 'users.parquet',
  'csv with history': 'users.csv',
  'parquet with history': 'users.parquet',
} as const;

function userSource(layout: Layout): Settings['users'] {
  const valid = keepsHistory(layout) ? { from: 'valid_from', to: 'valid_to' } : undefined;
  const { users } = layout;
  return users === 'typed table' || users === 'table with history'
    ? { kind: 'table', table: ['shop', 'users'], id: 'id', valid }
    : { kind: 'files', pattern: userFiles[users], id: 'id', valid };
}

const impossible = new Set<string>(['impossible-condition', 'impossible-count', 'impossible-window']);

/**
 * The rules of a case, checked. Throws when they are faulty: generated rules are sound. Some can never hold, which is an
 * error as well; what they mean is proved all the same.
 */
export function programOf(proofCase: ProofCase): Checked {
  const files = new Map([
    ['catalog.seg', proofCase.catalog],
    ['rules.seg', proofCase.rules],
  ]);
  const checked = check(['rules.seg'], (path) => files.get(path), settingsOf(proofCase));
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.every(({ code }) => impossible.has(code))) return checked;
  const faults = errors.map(
    ({ code, message, at }) => `${code}: ${message}: ${at.source.text.slice(at.span.start, at.span.end)}`,
  );
  throw new Error(`the rules are faulty\n${faults.join('\n')}\n${proofCase.catalog}\n${proofCase.rules}`);
}
