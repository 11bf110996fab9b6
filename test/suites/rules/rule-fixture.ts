import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRow, ProofCase, UserRow } from '../../support/generators/case.ts';

const folder = 'fixtures/rules';

/** The folders of `fixtures/rules` that hold a rule. */
export function ruleFixtures(): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'rule.seg')))
    .sort();
}

/** A rule of `fixtures/rules`, over the rows that lie beside the catalog that it imports. */
export function ruleFixture(name: string): ProofCase {
  const rules = textOf(name, 'rule.seg');
  const [statement = '', home = ''] = /^import "\.\.\/(.*)catalog\.seg"$/m.exec(rules) ?? [];
  const excluded = /^# exclude (\S+)$/m.exec(rules)?.[1];
  return {
    layout: { events: 'json table', users: 'typed table', userIds: 'text', eventIds: true },
    timeZone: 'Asia/Jakarta',
    asOf: /^# as of (\S+)$/m.exec(rules)?.[1] ?? '2026-06-30T12:00:00Z',
    catalog: textOf(home, 'catalog.seg'),
    rules: rules.replace(statement, 'import "catalog.seg"'),
    events: rows(home, 'events.ndjson').map(eventRow),
    users: rows(home, 'users.ndjson').map(userRow),
    lists: listsIn(name),
    ...(excluded === undefined ? {} : { exclude: excluded }),
  };
}

/** The lists of a rule: the files of its folder `lists`. */
function listsIn(name: string): Record<string, readonly string[]> {
  const inside = join(folder, name, 'lists');
  if (!existsSync(inside)) return {};
  return Object.fromEntries(
    readdirSync(inside).map((file) => [`lists/${file}`, textOf(name, 'lists', file).trimEnd().split('\n')]),
  );
}

/** Where a recorded text of a rule lies, from `test/suites`. */
export function recorded(name: string, file: string): string {
  return join('../..', folder, name, file);
}

/** Properties are an object, or a text where it matters how the JSON is written. */
function eventRow(row: Row): EventRow {
  const { properties } = row;
  return {
    id: textOrNull(row.id),
    name: textOrNull(row.name),
    user: textOrNull(row.user),
    time: textOrNull(row.time),
    properties:
      typeof properties === 'string' || properties === null ? properties : JSON.stringify(properties),
  };
}

function userRow({ id, ...properties }: Row): UserRow {
  const texts = Object.entries(properties).map(([name, value]) => [name, columnText(value)] as const);
  return { id: textOrNull(id), properties: Object.fromEntries(texts) };
}

type Row = Readonly<Record<string, unknown>>;

function rows(home: string, file: string): Row[] {
  return textOf(home, file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

/** A list or record as its JSON. */
function columnText(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOrNull(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textOf(...path: string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}
