import { expect, test } from 'vitest';
import { prove, type Proven } from './proof/prove.ts';

test('2,000 generated rules over generated data have the members that the interpreter says', async () => {
  const enough = ({ pairs }: Proven) => pairs >= 2000;
  const options = { seed: 20_270_105, segments: 24, enough, fixtures: 'fixtures/proof' };
  const { pairs, inhabited } = await prove(options);
  expect(pairs).toBeGreaterThanOrEqual(2000);
  expect(inhabited / pairs, 'pairs with a member').toBeGreaterThan(0.4);
});
