import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { grammarRules } from '../../grammar/parser.ts';
import { pagesWithExamples } from '../docs/pages.ts';
import { proofCase } from '../support/generators/cases.ts';
import { noteReached } from './reached.ts';
import { type Leaf, leavesOf, mendedLeaves, rulesFrom } from './written-parts.ts';

const rules = grammarRules();
const leaves = leavesOf(rules);
const mended = mendedLeaves(rules);
const written = [...leaves.keys()].filter((leaf) => !mended.has(leaf));

/** The rule files below a folder. */
function ruleTexts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.seg'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** The names of the places that no text uses. */
function unused(places: Iterable<Leaf>, texts: readonly string[]): readonly (string | undefined)[] {
  const reached = new Set<Leaf>();
  for (const text of texts) noteReached(text, rules, reached);
  return [...places].filter((leaf) => !reached.has(leaf)).map((leaf) => leaves.get(leaf));
}

test('every place of the grammar is used by a fixture or an example of the docs', () => {
  const examples = pagesWithExamples().flatMap((page) => [...page.examples.values()]);
  const fixtures = ['fixtures/rules', 'fixtures/format'].flatMap(ruleTexts);
  expect(unused(written, [...fixtures, ...examples])).toEqual([]);
});

test('what is read only to be mended is used by a wrong fixture', () => {
  expect(unused(mended, ruleTexts('fixtures/wrong'))).toEqual([]);
});

test('every place of a condition is used by generated rules', () => {
  const inConditions = new Set(rulesFrom('expression', rules).map(({ name }) => name));
  const places = written.filter((leaf) => inConditions.has(leaves.get(leaf)?.split(' ')[0] ?? ''));
  const cases = proofCase({ segments: 24, rows: 0 });
  const reached = new Set<Leaf>();
  for (let seed = 0; seed < 200 && places.some((leaf) => !reached.has(leaf)); seed += 1)
    for (const one of fc.sample(cases, { seed, numRuns: 1 })) noteReached(one.rules, rules, reached);
  expect(places.filter((leaf) => !reached.has(leaf)).map((leaf) => leaves.get(leaf))).toEqual([]);
});
