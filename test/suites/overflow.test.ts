import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '../../runtime/warehouse/duckdb/session.ts';
import { compile } from '../../src/compile.ts';
import type { ProofCase } from '../support/generators/case.ts';
import { instant } from '../support/generators/moments.ts';
import { Overflow } from '../support/reference/arithmetic.ts';
import { interpret } from '../support/reference/interpret.ts';
import { withCase } from './proof/open-case.ts';
import { programOf, settingsOf } from './proof/program.ts';
import { worldOfCase } from './proof/world-of-case.ts';

/** Two events of one user, each with the most that an integer and a decimal hold. */
function caseOf(members: string): ProofCase {
  const properties = '{"quantity": 9223372036854775807, "amount": "999999999999999999"}';
  const row = { name: 'bought', user: 'ana', time: '2025-12-31T00:00:00Z', properties };
  return {
    layout: { events: 'json table', users: 'typed table', userIds: 'text', eventIds: true },
    timeZone: 'UTC',
    asOf: '2026-01-01T00:00:00Z',
    catalog: 'event bought { quantity: integer amount: decimal }\nuser { city: text }',
    rules: `import "catalog.seg"\nsegment s { members ${members} }`,
    events: [
      { id: 'a', ...row },
      { id: 'b', ...row },
    ],
    users: [{ id: 'ana', properties: { city: 'Jakarta' } }],
  };
}

test.each([
  ['a sum of integers', 'sum(quantity) of bought ever > 0'],
  ['a sum of decimals', 'sum(amount) of bought ever > 0'],
  ['integers added', 'max(quantity) of bought ever + min(quantity) of bought ever > 0'],
  ['decimals multiplied', 'max(amount) of bought ever * min(amount) of bought ever > 0'],
])(
  '%s beyond the type fails the interpreter and DuckDB rather than give a wrong number',
  async (_, members) => {
    const large = caseOf(members);
    const { program, catalog } = programOf(large);
    const asOf = instant(large.asOf);
    expect(() => interpret(program, 's', worldOfCase(large, catalog), asOf)).toThrow(Overflow);
    const { sql } = compile(program, 's', { engine: 'duckdb', settings: settingsOf(large), asOf });
    const writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
    try {
      const asked = withCase(writer, large, catalog, (warehouse) => warehouse.rows(sql));
      await expect(asked).rejects.toThrow('too large');
    } finally {
      writer.close();
    }
  },
);
