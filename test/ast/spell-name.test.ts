import { expect, test } from 'vitest';
import { spellName } from '../../src/ast/spell-name.ts';

test.each([
  ['order_completed', 'order_completed'],
  ['first', 'first'],
  ['segment', 'segment'],
  ['cart-viewed', '`cart-viewed`'],
  ['étage', '`étage`'],
  ['2nd', '`2nd`'],
  ['', '``'],
  ['ever', '`ever`'],
  ['Not', '`Not`'],
  ['NULL', '`NULL`'],
  ['more', '`more`'],
])('the name %s is written %s', (name, written) => {
  expect(spellName(name)).toBe(written);
});
