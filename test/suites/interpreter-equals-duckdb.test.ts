import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '../../runtime/warehouse/duckdb/session.ts';
import { eventLayouts, type ProofCase, userLayouts } from '../support/generators/case.ts';
import { proveCase } from './proof/prove-case.ts';
import { prove, type Proven } from './proof/prove.ts';

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

test('generated rules have the members that the interpreter says, however events and users lie', async () => {
  const enough = ({ cases }: Proven) => cases >= eventLayouts.length;
  const { pairs, byLayout } = await prove({ seed: 20_260_105, segments: 11, enough, fixtures });
  expect(pairs).toBeGreaterThanOrEqual(90);
  const layouts = [
    ...eventLayouts.map((one) => `events: ${one}`),
    ...userLayouts.map((one) => `users: ${one}`),
  ];
  expect([...byLayout.keys()].sort()).toEqual(layouts.sort());
}, 60_000);
