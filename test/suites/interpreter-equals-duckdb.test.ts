import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '../../runtime/warehouse/duckdb/session.ts';
import type { ProofCase } from '../support/generators/case.ts';
import { proveCase } from './proof/prove-case.ts';
import { prove } from './proof/prove.ts';

const fixtures = 'fixtures/proof';

test.each(readdirSync(fixtures).filter((name) => name.endsWith('.json')))(
  'the kept case %s has the members that the interpreter says',
  async (name) => {
    const kept = JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as ProofCase;
    const writer = await openSession({ threads: 1, spillFolder: join(tmpdir(), 'cinnabar-proof-spill') });
    try {
      expect((await proveCase(writer, kept)).disagreements).toEqual([]);
    } finally {
      writer.close();
    }
  },
);

test('100 generated rules over generated data have the members that the interpreter says', async () => {
  const { pairs } = await prove({ seed: 20_260_105, enough: (proven) => proven >= 100, fixtures });
  expect(pairs).toBeGreaterThanOrEqual(100);
}, 60_000);
