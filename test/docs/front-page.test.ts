import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, compile } from '../../src/compile.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import { examplesOf } from './examples.ts';

const page = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const examples = examplesOf(page);
const settings = {
  timeZone: 'UTC',
  events: { kind: 'lake', path: 'lake' },
  users: { kind: 'files', pattern: 'users.csv', id: 'user_id', valid: undefined },
} as const;
const asOf = BigInt(Date.parse('2026-06-30T00:00:00Z')) * 1000n;

/** The content of the block that opens with a word and a name. */
function block(opening: string): string | undefined {
  return new RegExp(`^\`\`\`${opening.replace('.', '\\.')}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1];
}

test('the SQL on the front page is what the rule on the front page compiles to', () => {
  const { program } = check(['lapsed.seg'], (name) => examples.get(name), settings);
  const { sql } = compile(program, 'lapsed_foodies', { engine: 'duckdb', settings, asOf });
  expect(block('sql lapsed_foodies')).toBe(sql);
});

test('the mistake on the front page is told in the words of the front page', () => {
  const rule = examples.get('lapsed.seg')?.replace('did not order_completed', 'did not order_complete');
  const { diagnostics } = check(
    ['lapsed.seg'],
    (name) => (name === 'lapsed.seg' ? rule : examples.get(name)),
    settings,
  );
  const [mistake] = diagnostics;
  expect(diagnostics).toHaveLength(1);
  expect(block('text lapsed_foodies.mistake')).toBe(mistake && `${renderText(mistake).trimEnd()}\n`);
});
