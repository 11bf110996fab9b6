import { expect, test } from 'vitest';
import { optimize, passes } from '../../src/optimizer/passes.ts';
import { boundPlanOf } from '../plan/plan-of.ts';

test('what is optimised once gains nothing from a second time', () => {
  const once = optimize(
    boundPlanOf('not not (did login ever and (did order ever and did not login in last 2 days))'),
  );
  for (const { name, run } of passes) expect(run(once), name).toBe(once);
});
