import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { meaningRows, type Proof } from './meaning-rows.ts';

const page = readFileSync('docs/language.md', 'utf8');
const [, meaning = ''] = /^## What it means\n([\s\S]*?)^## Where two engines may differ$/m.exec(page) ?? [];

/** The first cells of the tables: a question each. */
const questions = meaning
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' |', 1).join().slice(2).trim())
  .filter((cell) => cell !== 'question' && !/^-+$/.test(cell));

test('each question of meaning on the language page says what holds its answer, and no other does', () => {
  expect(questions.length).toBeGreaterThan(30);
  expect(Object.keys(meaningRows)).toEqual(questions);
});

describe.each(Object.entries(meaningRows))('%s', (_, proofs) => {
  test.each(proofs.map((proof) => [nameOf(proof), proof] as const))('is held by %s', (_, proof) => {
    expect(isThere(proof)).toBe(true);
  });
});

function nameOf(proof: Proof): string {
  if ('rule' in proof) return `the rule ${proof.rule}`;
  if ('wrong' in proof) return `the wrong rule ${proof.wrong}`;
  return 'told' in proof ? `what is told: ${proof.told}` : `${proof.file}: ${proof.test}`;
}

function isThere(proof: Proof): boolean {
  if ('rule' in proof) return existsSync(`fixtures/rules/${proof.rule}/members.json`);
  if ('wrong' in proof) return existsSync(`fixtures/wrong/${proof.wrong}.txt`);
  if ('told' in proof) return page.includes(`\ntest "${proof.told}" {\n`);
  return existsSync(proof.file) && readFileSync(proof.file, 'utf8').includes(proof.test);
}
