import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '../../runtime/warehouse/duckdb/session.ts';
import { compile } from '../../src/compile.ts';
import type { ProofCase, UserRow } from '../support/generators/case.ts';
import { instant } from '../support/generators/moments.ts';
import { memberLines } from './proof/member-lines.ts';
import { withCase } from './proof/open-case.ts';
import { programOf, settingsOf } from './proof/program.ts';

const differ = 'two rows of the user source differ for user ana';

function caseOf(users: ProofCase['layout']['users'], ...rows: UserRow[]): ProofCase {
  return {
    layout: { events: 'json table', users, userIds: 'text', eventIds: true },
    timeZone: 'UTC',
    asOf: '2026-01-01T00:00:00Z',
    catalog: 'event login { }\nuser { city: text age: integer }',
    rules: 'import "catalog.seg"\nsegment s { members user.age = 1 }',
    events: [],
    users: rows,
  };
}

function row(age: string, city = 'Jakarta', from?: string, to?: string): UserRow {
  return { id: 'ana', properties: { age, city }, ...(from === undefined ? {} : { from, to: to ?? null }) };
}

test.each([
  ['in what the rule reads', caseOf('typed table', row('1'), row('2'))],
  ['in what the rule does not read', caseOf('csv', row('1'), row('1', 'Bandung'))],
  [
    'while both are valid',
    caseOf(
      'table with history',
      row('1', 'a', '2025-01-01T00:00:00Z'),
      row('2', 'a', '2025-06-01T00:00:00Z'),
    ),
  ],
])('two rows of one user that differ %s fail the interpreter and DuckDB alike', async (_, differing) => {
  const { program, catalog } = programOf(differing);
  expect(() => memberLines(program, differing)).toThrow(differ);
  const options = {
    engine: 'duckdb',
    settings: settingsOf(differing),
    asOf: instant(differing.asOf),
  } as const;
  const { sql } = compile(program, 's', options);
  const writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
  try {
    const asked = withCase(writer, differing, catalog, (warehouse) => warehouse.rows(sql));
    await expect(asked).rejects.toThrow(differ);
  } finally {
    writer.close();
  }
});

test('a row that is not valid as of the run may differ', () => {
  const sound = caseOf(
    'table with history',
    row('1', 'a', '2025-01-01T00:00:00Z', '2025-06-01T00:00:00Z'),
    row('2', 'a', '2025-06-01T00:00:00Z'),
  );
  expect(memberLines(programOf(sound).program, sound)).toEqual({ s: [] });
});
