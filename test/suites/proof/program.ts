import type { Settings } from '../../../src/catalog/settings.ts';
import { check, type Checked } from '../../../src/compile.ts';
import type { ReadList } from '../../../src/semantics/lists.ts';
import { readListsOf } from './lists-of-case.ts';
import { columnNames, type Layout, type ProofCase } from '../../support/generators/case.ts';

/** Where the sources of a case lie, as settings say it, and the lists that its rules look at. */
export function settingsOf(
  proofCase: ProofCase,
): Pick<Settings, 'timeZone' | 'events' | 'users' | 'exclude'> & { readonly lists: ReadList } {
  const { layout, timeZone, users } = proofCase;
  return {
    timeZone,
    events: eventSource(layout),
    users: users === null ? undefined : userSource(layout),
    exclude: proofCase.exclude === undefined ? undefined : { segment: proofCase.exclude, from: 'rules.seg' },
    lists: readListsOf(proofCase),
  };
}

function eventSource(layout: Layout): Settings['events'] {
  const columns = {
    user: columnNames.user,
    name: columnNames.name,
    time: columnNames.time,
    id: layout.eventIds ? columnNames.id : undefined,
  };
  switch (layout.events) {
    case 'lake':
      return { kind: 'lake', path: 'lake' };
    case 'json table':
      return {
        kind: 'table',
        table: ['shop', 'events'],
        columns: { ...columns, properties: columnNames.properties },
      };
    case 'typed table':
      return { kind: 'table', table: ['shop', 'events'], columns: { ...columns, properties: undefined } };
    case 'csv':
      return { kind: 'files', pattern: 'events.csv', columns: { ...columns, properties: undefined } };
    case 'parquet':
      return { kind: 'files', pattern: '*.parquet', columns: { ...columns, properties: undefined } };
    case 'json csv':
      return {
        kind: 'files',
        pattern: '*.csv.gz',
        columns: { ...columns, properties: columnNames.properties },
      };
  }
}

function userSource(layout: Layout): Settings['users'] {
  const id = 'id';
  switch (layout.users) {
    case 'csv':
      return { kind: 'files', pattern: 'users.csv', id, valid: undefined };
    case 'typed table':
      return { kind: 'table', table: ['shop', 'users'], id, valid: undefined };
    case 'table with history':
      return { kind: 'table', table: ['shop', 'users'], id, valid: { from: 'valid_from', to: 'valid_to' } };
  }
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
