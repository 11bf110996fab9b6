import { expect, test } from 'vitest';
import { checkSlippedRules } from './slips/slipped-rules.ts';

test('400 rules with slips of the hand are checked and compiled, and nothing throws', () => {
  expect(checkSlippedRules(400).sound, 'rules that are sound in spite of their slips').toBeGreaterThan(0);
}, 60_000);
