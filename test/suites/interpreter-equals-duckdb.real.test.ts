import { expect, test } from 'vitest';
import { prove } from './proof/prove.ts';

test('2,000 generated rules over generated data have the members that the interpreter says', async () => {
  const enough = (proven: number) => proven >= 2000;
  const { pairs, inhabited } = await prove({ seed: 20_270_105, enough, fixtures: 'fixtures/proof' });
  expect(pairs).toBeGreaterThanOrEqual(2000);
  expect(inhabited / pairs, 'pairs with a member').toBeGreaterThan(0.4);
});
