import { expect, test } from 'vitest';
import { checkSlippedRules } from './slips/slipped-rules.ts';

test('20,000 rules with slips of the hand are checked and compiled, and nothing throws', () => {
  expect(checkSlippedRules(20_000).sound, 'rules that are sound in spite of their slips').toBeGreaterThan(50);
});
